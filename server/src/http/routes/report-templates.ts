import {
  removeTemplateQuerySchema,
  templateKinds,
  uploadTemplateQuerySchema,
  type ReportTemplates as ReportTemplatesView,
  type TemplateKind,
} from '@samskar/shared/api';
import { knownTags } from '../../reports/docx/template-tags.ts';
import { layoutNames } from '../../reports/pptx/own-parts.ts';
import type { ReportTemplates } from '../../templates/report-templates.ts';
import {
  pathValue,
  requireRight,
  requireStillThere,
  requireViewer,
  type HttpContext,
  type Routes,
} from '../api.ts';
import { attachment } from '../attachment.ts';
import { reportMediaTypes } from '../report-media-types.ts';
import { readFile } from '../read-body.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';

/** The installation's own templates of reports: kept by administrators, used by everybody who makes a report. */
export function reportTemplateRoutes(templates: ReportTemplates): Routes {
  return (api) => {
    api.get('/report-templates', (context) => {
      requireRight(context, 'manage-templates');
      const view: ReportTemplatesView = {
        templates: [...templates.list()],
        bytesMax: context.var.limits.templateBytesMax,
        tags: [...knownTags],
        layouts: Object.values(layoutNames).map(({ name }) => name),
      };
      return context.json(view);
    });

    api.get('/report-templates/kinds', (context) => {
      requireViewer(context);
      return context.json(templates.list().map(({ kind }) => kind));
    });

    api.get('/report-templates/:kind', (context) => {
      requireRight(context, 'manage-templates');
      const kind = kindOf(context);
      const found = templates.find(kind);
      if (found === undefined) throw new Refused({ kind: 'not-found' });
      context.header('Content-Disposition', attachment(found.fileName));
      context.header('Content-Type', reportMediaTypes[kind === 'slides' ? 'pptx' : kind]);
      // What SQLite gives is a copy of its own.
      return context.body(found.content as Uint8Array<ArrayBuffer>);
    });

    api.put('/report-templates/:kind', async (context) => {
      const { accountId: by } = requireRight(context, 'manage-templates');
      const kind = kindOf(context);
      const { name: fileName, lang: language, replaces } = readQuery(context, uploadTemplateQuerySchema);
      // A browser may not send this type to us from another page without asking, and we never say yes (R7).
      const bytes = await readFile(context, 'application/octet-stream', context.var.limits.templateBytesMax);
      const beforeStoring = () => requireStillThere(context);
      const taken = await templates.take({ kind, bytes, fileName, by, replaces, language, beforeStoring });
      return context.json({ warnings: valueOf(taken) });
    });

    api.delete('/report-templates/:kind', (context) => {
      const { accountId: by } = requireRight(context, 'manage-templates');
      const { seen } = readQuery(context, removeTemplateQuerySchema);
      const refusal = templates.remove({ kind: kindOf(context), by, seen });
      if (refusal !== undefined) throw new Refused(refusal);
      return context.body(null, 204);
    });
  };
}

function kindOf(context: HttpContext): TemplateKind {
  const asked = pathValue(context, 'kind');
  const kind = templateKinds.find((one) => one === asked);
  if (kind === undefined) throw new Refused({ kind: 'not-found' });
  return kind;
}
