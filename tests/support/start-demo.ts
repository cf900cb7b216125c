import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './start-test-server.ts';

/** A demo as a newcomer starts it, in a process and a folder of its own. */
export type Demo = {
  readonly origin: string;
  readonly process: ChildProcess;
  readonly folder: string;
  /** Everything the server has printed so far. */
  readonly printed: () => string;
  signIn(name: string): { readonly email: string; readonly password: string };
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '../..');

/** Builds the web when it is stale, loads the demo, and waits until it has printed its accounts. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'samskar-demo-'));
  const port = await findFreePort();
  const child = spawn(process.execPath, ['server/start.mjs', 'demo'], {
    cwd: root,
    env: { ...process.env, SAMSKAR_DATA: join(folder, 'data'), SAMSKAR_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const printed = () => chunks.join('');
  await untilPrinted(child, printed, /Eier\s.*\n/);
  return {
    origin: `http://localhost:${port}`,
    process: child,
    folder,
    printed,
    signIn: (name) => findSignIn(printed(), name),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilPrinted(child: ChildProcess, printed: () => string, wanted: RegExp): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (wanted.test(printed())) resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', () => reject(new Error(`The demo did not start:\n${printed()}`)));
    look();
  });
}

/** The line of an account: name, address, password. */
function findSignIn(text: string, name: string): { email: string; password: string } {
  const line = text.split('\n').find((one) => one.includes(name));
  const [email, password] =
    line
      ?.slice(line.indexOf(name) + name.length)
      .trim()
      .split(/\s+/) ?? [];
  if (email === undefined || password === undefined)
    throw new Error(`The demo printed no account of ${name}`);
  return { email, password };
}
