import { importQuerySchema, previewQuerySchema } from '@samskar/shared/api';
import type { PublishedImports } from '../../published/published-imports.ts';
import { pathValue, requireRight, requireStillThere, type HttpContext, type Routes } from '../api.ts';
import { readFile } from '../read-body.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';

/** Files of published results, by the instrument's owner: shown first, taken in when confirmed, undone as a whole. */
export function publishedImportRoutes(imports: PublishedImports): Routes {
  return (api) => {
    api.get('/published-imports', (context) => {
      requireRight(context, 'manage-published-results');
      return context.json(imports.list());
    });

    api.post('/published-imports/preview', async (context) => {
      requireRight(context, 'manage-published-results');
      readQuery(context, previewQuerySchema);
      const preview = await imports.preview(await readTableFile(context));
      requireStillThere(context);
      return context.json(valueOf(preview));
    });

    api.post('/published-imports', async (context) => {
      const { accountId: by } = requireRight(context, 'manage-published-results');
      const { name, plan, wrong } = readQuery(context, importQuerySchema);
      const bytes = await readTableFile(context);
      const done = await imports.take({
        bytes,
        fileName: name,
        by,
        plan,
        leavesOutWrong: wrong !== undefined,
        beforeStoring: () => requireStillThere(context),
      });
      return context.json(valueOf(done), 201);
    });

    api.delete('/published-imports/:id', (context) => {
      const { accountId: by } = requireRight(context, 'manage-published-results');
      if (!imports.undo(pathValue(context, 'id'), by)) throw new Refused({ kind: 'not-found' });
      return context.body(null, 204);
    });
  };
}

/** A browser may not send this type to us from another page without asking, and we never say yes (R7). */
function readTableFile(context: HttpContext): Promise<Uint8Array> {
  return readFile(context, 'application/octet-stream', context.var.limits.importBytesMax);
}
