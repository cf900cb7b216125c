import { startLiveServer } from './live-server.ts';
import { ballotOf } from './names.ts';

/**
 * A live server in a process of its own, to be killed: `node serve.ts FOLDER PORT`. It tells its port, which is given
 * back to the next one, so that clients come back by themselves.
 */
const [folder = '', port = '0'] = process.argv.slice(2);
const server = await startLiveServer({
  folder,
  port: Number(port),
  limits: { heartbeatMs: 50, logUpdatesMax: 20 },
});
if (server.rooms.readDocument(ballotOf('A')) === undefined) server.rooms.createDocument(ballotOf('A'));
server.rights.grant('A', ballotOf('A'), 'write');
process.send!(server.port);
