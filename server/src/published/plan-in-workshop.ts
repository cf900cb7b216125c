import { failure } from '@samskar/shared/result';
import { workRefusal } from '../workshop/work-refusal.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { PublishedImportTools } from './published-imports.ts';
import { unreadableTable } from './unreadable-table.ts';

/** Plans beside the process that answers everybody, which a file of 5,000 rows would hold up for half a second. */
export function planInWorkshop(workshop: Workshop, dataFile: string): PublishedImportTools['plan'] {
  return async (bytes) => {
    const made = await workshop.make('import-plan', { bytes, dataFile }, 'preview');
    if (!made.ok) return failure(workRefusal(made.error, 'file-not-read'));
    return made.value.ok ? made.value : failure(unreadableTable(made.value.error));
  };
}
