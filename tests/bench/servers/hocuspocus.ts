import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { findFreePort } from '../../support/start-test-server.ts';
import { contestantNames, type Contestant } from './contestant.ts';
import { startProcess } from './start-process.ts';

/** Numbers of its messages (MessageType in @hocuspocus/server 4.7); 0 and 1 are y-websocket's. */
const messages = { auth: 2, syncStatus: 8 } as const;

/** Hocuspocus with its SQLite extension, as its documentation starts it: stored two seconds after the last change. */
export function hocuspocus(peersFolder: string): Contestant {
  return {
    name: contestantNames.hocuspocus,
    acknowledges: true,
    keeps: true,
    framing: {
      path: () => '/',
      protocols: [],
      headers: () => ({}),
      prefix: (room) => encoded((encoder) => encoding.writeVarString(encoder, room.short)),
      greeting: [encoded(writeToken)],
      readAck: (message, ackedBefore) => (message[0] === messages.syncStatus ? ackedBefore + 1 : undefined),
    },
    holdsDocuments: true,
    needsSite: false,
    start: async (folder) => {
      const port = await findFreePort();
      const script = join(import.meta.dirname, 'hocuspocus-process.ts');
      return startProcess({ script: [script, peersFolder, folder, String(port)], environment: {}, port });
    },
  };
}

/** It wants a token from everybody, also where any will do. */
function writeToken(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, messages.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'any');
}

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
