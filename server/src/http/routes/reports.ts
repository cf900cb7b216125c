import { mayInEvaluation, reportQuerySchema, type ReportFormat } from '@samskar/shared/api';
import { uiLanguages, reportFileMessages, type UiLanguage } from '@samskar/shared/messages';
import type { Package } from '@samskar/shared/package';
import type { ReportSources } from '@samskar/shared/report';
import { z } from 'zod';
import { applicationVersion } from '../../application-version.ts';
import { downloadPackage } from '../../evaluation/evaluation-package.ts';
import { instrumentOf, type Evaluations } from '../../evaluation/evaluations.ts';
import { refuseReport } from '@samskar/shared/evaluation';
import { reportContent, reportSources } from '../../evaluation/report-sources.ts';
import { publicAccess } from '../../reports/archive-metadata.ts';
import { workRefusal } from '../../workshop/work-refusal.ts';
import type { WorkOrder } from '../../workshop/works.ts';
import type { Urgency, Workshop } from '../../workshop/workshop.ts';
import { requireStillThere, type HttpContext, type Routes } from '../api.ts';
import { attachment } from '../attachment.ts';
import { reportMediaTypes } from '../report-media-types.ts';
import { readQuery } from '../read-query.ts';
import { Refused } from '../refused.ts';
import { ReportLimit } from '../report-limit.ts';
import { requireParticipant, type Participant } from '../require-participant.ts';

const previewQuerySchema = z.object({ lang: z.enum(uiLanguages).default('nb') });

export type ReportTools = {
  readonly workshop: Workshop;
  /** Where the installation's own templates lie. */
  readonly dataFile: string;
};

/** The report of an evaluation as it stands, as a file and for the preview. */
export function reportRoutes(evaluations: Evaluations, { workshop, dataFile }: ReportTools): Routes {
  const limit = new ReportLimit(() => evaluations.chance.now());
  const application = applicationVersion();
  return (api) => {
    api.get('/evaluations/:id/report', async (context) => {
      const participant = requireParticipant(evaluations, context, 'read-joint-text');
      const { format, lang, standard, layout } = readQuery(context, reportQuerySchema);
      limit.count(participant.account, 'file');
      const { sources, signed } = readFor(evaluations, participant, lang, format === 'zip');
      if (format === 'zip' && signed === undefined)
        throw new Refused({ kind: 'report-not-yet', why: 'not-signed' });
      const report = {
        sources,
        format,
        ...(standard && format === 'pdf' && { standard }),
        ...(format === 'zip' && signed && { archive: { file: signed, access: publicAccess, application } }),
      };
      const bytes = await make(context, workshop, 'file', {
        report,
        dataFile: layout === 'own' ? dataFile : undefined,
      });
      context.header('Content-Disposition', attachment(fileName(sources, format, lang)));
      context.header('Content-Type', reportMediaTypes[format]);
      return context.body(bytes);
    });

    api.get('/evaluations/:id/report.json', async (context) => {
      const participant = requireParticipant(evaluations, context, 'read-joint-text');
      const { lang } = readQuery(context, previewQuerySchema);
      limit.count(participant.account, 'preview');
      const { sources } = readFor(evaluations, participant, lang, false);
      const bytes = await make(context, workshop, 'preview', { report: { sources, format: 'json' } });
      context.header('Content-Type', 'application/json');
      return context.body(bytes);
    });
  };
}

/** What the person's report is made of, and what was signed as far as they may read it. */
function readFor(
  evaluations: Evaluations,
  { evaluation, role }: Participant,
  language: UiLanguage,
  withSigned: boolean,
): { readonly sources: ReportSources; readonly signed: Package | undefined } {
  const { database, states } = evaluations;
  // Folded before, where it is kept: within a transaction the whole log would be read each time.
  states.find(evaluation);
  // Within a transaction what sockets have sent is stored first, so that everything acknowledged is in it.
  const [content, signed] = database.transaction(() => {
    const state = states.get(evaluation);
    const refusal = refuseReport(state, instrumentOf(evaluations, state), role);
    if (refusal !== undefined) throw new Refused(refusal);
    const extent = mayInEvaluation(role, 'read-working-papers') ? 'all' : 'public';
    const file = withSigned ? downloadPackage(evaluations, state, extent) : undefined;
    return [reportContent(evaluations, state), file];
  });
  return { sources: reportSources(evaluations, content, language), signed };
}

async function make(
  context: HttpContext,
  workshop: Workshop,
  urgency: Urgency,
  order: WorkOrder<'report'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = await workshop.make('report', order, urgency);
  requireStillThere(context);
  if (!made.ok) throw new Refused(workRefusal(made.error, 'report-not-made'));
  // A worker's bytes are its own, and no longer anybody else's.
  return made.value as Uint8Array<ArrayBuffer>;
}

/** "Rapport Midtre Gauldal 2023.pdf", with a word for a draft. */
function fileName({ content, signedAt }: ReportSources, format: ReportFormat, language: UiLanguage): string {
  const t = reportFileMessages[language].file;
  // Whatever a file system would take for something else.
  const name = content.municipality.name.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').trim();
  return `${t.name(name, content.year, signedAt === null)}.${format}`;
}
