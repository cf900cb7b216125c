import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Hocuspocus in a process of its own: `node hocuspocus-process.ts PEERS FOLDER PORT`. */
const [peers = '', folder = '', port = ''] = process.argv.slice(2);

type Server = { listen(): Promise<unknown> };
// Not among this workspace's packages, so the compiler cannot know them; the versions are pinned in ../peers.
const { Server } = (await importPeer('@hocuspocus/server/dist/hocuspocus-server.esm.js')) as {
  Server: new (options: object) => Server;
};
const { SQLite } = (await importPeer('@hocuspocus/extension-sqlite/dist/hocuspocus-sqlite.esm.js')) as {
  SQLite: new (options: { readonly database: string }) => object;
};

await new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(folder, 'data.sqlite') })],
}).listen();

function importPeer(file: string): Promise<unknown> {
  return import(pathToFileURL(join(peers, 'node_modules', file)).href);
}
