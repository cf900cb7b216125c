import { join } from 'node:path';
import { findFreePort } from '../../support/start-test-server.ts';
import { contestantNames, plainFraming, type Contestant } from './contestant.ts';
import { startProcess } from './start-process.ts';

/** @y/websocket-server as it is started by its own command. */
export function yWebsocket(peersFolder: string): Contestant {
  return contestantOf(peersFolder, contestantNames.yWebsocket, false);
}

export function yWebsocketLevelDb(peersFolder: string): Contestant {
  return contestantOf(peersFolder, contestantNames.yWebsocketLevelDb, true);
}

function contestantOf(peersFolder: string, name: Contestant['name'], keeps: boolean): Contestant {
  return {
    name,
    acknowledges: false,
    keeps,
    framing: plainFraming,
    holdsDocuments: true,
    needsSite: false,
    start: async (folder) => {
      const port = await findFreePort();
      return startProcess({
        script: [join(peersFolder, 'node_modules/@y/websocket-server/src/server.js')],
        environment: { HOST: '127.0.0.1', PORT: String(port), ...(keeps && { YPERSISTENCE: folder }) },
        port,
      });
    },
  };
}
