import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { within } from '../within.ts';
import type { Usage } from './answer-bench.ts';
import { cores } from './cores.ts';

export type ServerProcess = {
  readonly port: number;
  readonly usage: () => Promise<Usage>;
  /** All that it has written to its standard output and error, logs and all. */
  readonly printed: () => string;
  /** As an operator stops it; after 15 s by force. */
  readonly stop: () => Promise<void>;
};

export type Program = {
  /** File and arguments. */
  readonly script: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
};

/** For a profile: `SERVER_NODE_FLAGS="--cpu-prof --cpu-prof-dir=FOLDER"`. */
const extraFlags = (process.env.SERVER_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
const startMsMax = 60_000;
const answerMsMax = 20_000;
const stopMsMax = 15_000;

/** Starts a server on its core; resolves when it takes connections. It ends with this process at the latest. */
export async function startProcess({ script, environment, port }: Program): Promise<ServerProcess> {
  const pin = cores === undefined ? [] : ['taskset', '--cpu-list', String(cores.server)];
  const flags = ['--expose-gc', '--import', join(import.meta.dirname, 'answer-bench.ts'), ...extraFlags];
  const [command = '', ...args] = [...pin, process.execPath, ...flags, ...script];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const pieces: Buffer[] = [];
  const printed = () => Buffer.concat(pieces).toString();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => pieces.push(chunk));
  const started = Promise.race([untilListening(port), failed(child, script[0], printed)]);
  try {
    await within(startMsMax, `${script[0]} listens on ${port}`, started);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return { port, usage: () => ask(child), printed, stop: () => stop(child) };
}

async function untilListening(port: number): Promise<void> {
  while (!(await isListening(port))) await new Promise((resolve) => setTimeout(resolve, 5));
}

function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((isOpen) => {
    socket.destroy();
    return isOpen === true;
  });
}

async function failed(child: ChildProcess, script: string, printed: () => string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${script} ended before it listened:\n${printed()}`);
}

async function ask(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message');
  child.send('usage');
  // Both ends are ours: answer-bench.ts sends nothing else.
  const [usage] = (await within(answerMsMax, 'the server tells its memory', answer)) as [Usage];
  return usage;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  try {
    await within(stopMsMax, 'the server stops', gone);
  } catch {
    // It has had its time; what it kept is looked at after the next start.
    child.kill('SIGKILL');
    await within(stopMsMax, 'the server is killed', gone);
  }
}
