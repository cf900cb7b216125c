import { comparisonQuerySchema, municipalitySearchSchema } from '@samskar/shared/api';
import type { PublishedArchive } from '../../published/published-archive.ts';
import { requireViewer, type Routes } from '../api.ts';
import { readQuery } from '../read-query.ts';
import { Refused } from '../refused.ts';

/** Published results beside each other: read by everybody with a session. */
export function comparisonRoutes(archive: PublishedArchive): Routes {
  return (api) => {
    api.get('/comparison', (context) => {
      requireViewer(context);
      const comparison = archive.compare(readQuery(context, comparisonQuerySchema));
      if (comparison === undefined) throw new Refused({ kind: 'not-found' });
      return context.json(comparison);
    });

    api.get('/comparison/municipalities', (context) => {
      requireViewer(context);
      return context.json(archive.searchMunicipalities(readQuery(context, municipalitySearchSchema).q));
    });
  };
}
