import { join } from 'node:path';
import { runChild } from './run-child.ts';

const server = join(import.meta.dirname, '../..');
const web = join(server, '../web');

/**
 * Two processes that live and die together: Vite with hot reload on http://localhost:5173, which passes /api and /live on
 * (see web/vite.config.ts), and the server with the demo's data on port 4800, restarted when one of its files changes.
 */
export async function develop(): Promise<void> {
  const children = [
    runChild(['--watch', '--watch-preserve-output', join(server, 'start.mjs'), 'dev-server'], {
      cwd: server,
      output: 'shown',
    }),
    runChild([join(web, 'node_modules/vite/bin/vite.js'), 'dev', '--port', '5173', '--strictPort'], {
      cwd: web,
      output: 'shown',
    }),
  ];
  const exitCode = await Promise.race(children.map((child) => child.ended));
  for (const child of children) child.stop();
  await Promise.all(children.map((child) => child.ended));
  process.exitCode = exitCode;
}
