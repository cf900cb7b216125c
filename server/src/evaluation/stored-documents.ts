import { loadDoc } from '../realtime/room-document.ts';
import type { UpdateLog } from '../realtime/ports.ts';
import type { Documents } from './ports.ts';

/** The documents as they are on disk, for whoever reads while a server, or nobody, holds them open. */
export function storedDocuments(log: Pick<UpdateLog, 'find'>): Pick<Documents, 'readDocument'> {
  return {
    readDocument: (name) => {
      const stored = log.find(name);
      return stored === undefined ? undefined : loadDoc(stored);
    },
  };
}
