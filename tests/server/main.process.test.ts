import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '../support/start-test-server.ts';

const main = join(import.meta.dirname, '../../server/src/main.ts');

let folder: string;
let port: number;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-main-'));
  port = await findFreePort();
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true });
});

type Started = {
  readonly child: ChildProcess;
  /** Everything printed until now. */
  readonly out: () => string;
  readonly err: () => string;
  readonly exit: Promise<number | null>;
};

function run(mode: string, environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [main, mode], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      SAMSKAR_DATA: join(folder, 'data'),
      SAMSKAR_PORT: String(port),
      ...environment,
    },
  });
  children.push(child);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => printed.out, err: () => printed.err, exit };
}

async function untilRunning(started: Started): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const look = () => started.out().includes('Samskår is running') && resolve(undefined);
  started.child.stdout?.on('data', look);
  void started.exit.then(() => reject(new Error(started.err())));
  look();
  await promise;
}

function serve(environment: Record<string, string> = {}): Started {
  return run('serve', { SAMSKAR_ORIGIN: `http://localhost:${port}`, ...environment });
}

test.runIf(process.platform === 'linux')('V8’s helpers make way for the thread that answers', async () => {
  const started = serve();
  await untilRunning(started);
  const threads = `/proc/${started.child.pid}/task`;
  const niceness = new Map<string, Set<string | undefined>>();
  for (const thread of readdirSync(threads)) {
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name in brackets, and the 19th field is nice.
    const [, name = '', rest = ''] =
      /\((.*)\) (.*)/.exec(readFileSync(`${threads}/${thread}/stat`, 'utf8')) ?? [];
    const seen = niceness.get(name) ?? new Set();
    niceness.set(name, seen.add(rest.split(' ')[16]));
  }
  expect(niceness.get('V8Worker')).toEqual(new Set(['19']));
  expect(niceness.get('MainThread')).toEqual(new Set(['0']));
});

test('serve prints where it is, and a link with which the first administrator comes in', async () => {
  const started = serve();
  await untilRunning(started);
  const token = /http:\/\/localhost:\d+\/link#(\S+)/.exec(started.out())?.[1];
  const origin = `http://localhost:${port}`;
  const answer = await fetch(`${origin}/api/links/use`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      name: 'Administrator',
      email: 'admin@samskar.example',
      password: 'a long password',
    }),
  });
  expect(answer.status).toBe(200);
  started.child.kill('SIGTERM');
  expect(await started.exit).toBe(0);
  const again = serve();
  await untilRunning(again);
  expect(again.out()).not.toContain('/link#');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '[R6] %s ends the process with connections open, and nothing is left to say',
  async (signal) => {
    const started = serve({ SAMSKAR_LOG_LEVEL: 'warn' });
    await untilRunning(started);
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    // Half a request: whoever sent it will never send the rest.
    idle.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    idle.on('error', () => undefined);
    const toldAt = performance.now();
    started.child.kill(signal);
    expect(await started.exit).toBe(0);
    // The rule's own bound.
    expect(performance.now() - toldAt).toBeLessThan(5_000);
    expect(started.err()).toBe('');
  },
);

test('after kill -9 the folder can be used at once', async () => {
  const started = serve();
  await untilRunning(started);
  started.child.kill('SIGKILL');
  await started.exit;
  await untilRunning(serve());
});

test('a second server on the same folder is refused, and the first goes on', async () => {
  await untilRunning(serve());
  const second = serve({ SAMSKAR_PORT: String(await findFreePort()) });
  expect(await second.exit).toBe(1);
  expect(second.err()).toContain('Another Samskår is running');
  expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
});

test('a port that is taken is named', async () => {
  await untilRunning(serve());
  const second = serve({ SAMSKAR_DATA: join(folder, 'other') });
  expect(await second.exit).toBe(1);
  expect(second.err()).toContain(`Port ${port} is taken`);
});

test('what is wrong with the configuration is printed, and the process ends with 1', async () => {
  const started = run('serve', { SAMSKAR_PORT: 'eighty' });
  expect(await started.exit).toBe(1);
  expect(started.err()).toContain('SAMSKAR_ORIGIN: ');
  expect(started.err()).toContain('SAMSKAR_PORT: ');
  expect(started.err()).not.toContain('    at ');
});

test('a mode that does not exist is answered with those that do', async () => {
  const started = run('production');
  expect(await started.exit).toBe(1);
  expect(started.err()).toContain('demo|serve');
});
