import { fileURLToPath } from 'node:url';
import { Workshop } from '../../server/src/workshop/workshop.ts';

/**
 * A process with a workshop, as a server is one. It says what its workshop's process is; then, started with `close`, it closes
 * the workshop and says so, and else orders what is never made.
 */
const oddProcess = fileURLToPath(new URL('odd-process.ts', import.meta.url));
const workshop = new Workshop(undefined, oddProcess);
// It is taken for what the odd process should do.
const ask = (order: string) => workshop.make('report', order as never, 'file');
const made = await ask('who');
process.send?.(made.ok ? made.value : made.error);
if (process.argv[2] === 'close') {
  await workshop.close();
  process.send?.('closed');
} else {
  process.send?.(await ask('never'));
}
