import { newPublishedResultSchema, publishedQuerySchema } from '@samskar/shared/api';
import type { PublishedArchive } from '../../published/published-archive.ts';
import { pathValue, requireRight, requireViewer, type Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';

/** The archive of published results: read by everybody with a session, kept by the instrument's owner. */
export function publishedResultRoutes(archive: PublishedArchive): Routes {
  return (api) => {
    api.get('/published-results', (context) => {
      requireViewer(context);
      return context.json(archive.page(readQuery(context, publishedQuerySchema)));
    });

    api.get('/published-results/:id', (context) => {
      requireViewer(context);
      const result = archive.find(pathValue(context, 'id'));
      if (result === undefined) throw new Refused({ kind: 'not-found' });
      return context.json(result);
    });

    api.post('/published-results', async (context) => {
      const viewer = requireRight(context, 'manage-published-results');
      const input = await readBody(context, newPublishedResultSchema);
      return context.json(valueOf(archive.add(input, viewer.accountId)), 201);
    });

    api.delete('/published-results/:id', (context) => {
      const viewer = requireRight(context, 'manage-published-results');
      if (!archive.withdraw(pathValue(context, 'id'), viewer.accountId))
        throw new Refused({ kind: 'not-found' });
      return context.body(null, 204);
    });
  };
}
