import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../realtime/support/until.ts';

const workshopProcess = join(import.meta.dirname, '../../../server/src/workshop/workshop-process.ts');
const oneOrder = join(import.meta.dirname, '../../support/one-order.ts');

let owner: ChildProcess;
/** Of the workshop. */
let pid: number;

async function begin(...args: readonly string[]): Promise<void> {
  owner = fork(oneOrder, args);
  const [answer] = (await once(owner, 'message')) as [string];
  pid = Number(/\d+$/.exec(answer)?.[0]);
}

afterEach(() => {
  owner.kill('SIGKILL');
});

const isThere = () => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('the workshop’s process makes way for everybody else', async () => {
  await begin();
  expect(getPriority(pid)).toBe(19);
  expect(getPriority(owner.pid)).toBe(getPriority());
});

test('it ends with the process that began it, however that ends', async () => {
  await begin();
  expect(isThere()).toBe(true);
  owner.kill('SIGKILL');
  await until(() => !isThere(), 'the workshop’s process is gone');
});

test('who closes it goes on until it has ended', async () => {
  await begin('close');
  expect(await once(owner, 'message')).toEqual(['closed', undefined]);
  expect(isThere()).toBe(false);
  expect(await once(owner, 'exit')).toEqual([0, null]);
});

test('a signal to every process leaves it at its work, which its owner ends', async () => {
  owner = fork(workshopProcess, { serialization: 'advanced' });
  const order = { kind: 'slides', bytes: Buffer.from('no slides'), language: 'en', slots: [] };
  // The first answer says that it has begun.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    owner.send({ kind: 'template-check', order });
    expect(await once(owner, 'message')).toMatchObject([
      { kind: 'made', answer: { warnings: [] } },
      undefined,
    ]);
    owner.kill(signal);
  }
  owner.send({ kind: 'template-check', order });
  expect(await once(owner, 'message')).toMatchObject([{ kind: 'made' }, undefined]);
});
