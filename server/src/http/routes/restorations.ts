import type { Database } from '../../storage/database.ts';
import { listRestorations } from '../../storage/restoration.ts';
import { requireRight, type Routes } from '../api.ts';

/** When the data came back from a backup. */
export function restorationRoutes(database: Database): Routes {
  return (api) => {
    api.get('/restorations', (context) => {
      requireRight(context, 'read-restorations');
      return context.json(listRestorations(database));
    });
  };
}
