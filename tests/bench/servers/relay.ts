import { join } from 'node:path';
import { findFreePort } from '../../support/start-test-server.ts';
import { contestantNames, plainFraming, type Contestant } from './contestant.ts';
import { readCountedAck } from './samskar.ts';
import { startProcess } from './start-process.ts';

/** Checks nothing and knows nothing of documents. */
export const relay: Contestant = {
  name: contestantNames.floor,
  acknowledges: true,
  keeps: false,
  framing: { ...plainFraming, readAck: readCountedAck },
  holdsDocuments: false,
  needsSite: false,
  start: async (folder) => {
    const port = await findFreePort();
    const script = [join(import.meta.dirname, 'relay-process.ts'), folder, String(port)] as const;
    return startProcess({ script: [...script], environment: {}, port });
  },
};
