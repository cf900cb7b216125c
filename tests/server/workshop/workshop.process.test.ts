import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../../realtime/support/until.ts';

const oneOrder = join(import.meta.dirname, '../../support/one-order.ts');

let owner: ChildProcess;
/** Of the workshop, which works on what it never ends. */
let pid: number;

beforeEach(async () => {
  owner = fork(oneOrder);
  const [answer] = (await once(owner, 'message')) as [string];
  pid = Number(/\d+$/.exec(answer)?.[0]);
});

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

test('the workshop’s process makes way for everybody else', () => {
  expect(getPriority(pid)).toBe(19);
  expect(getPriority(owner.pid)).toBe(getPriority());
});

test('it ends with the process that began it, however that ends', async () => {
  expect(isThere()).toBe(true);
  owner.kill('SIGKILL');
  await until(() => !isThere(), 'the workshop’s process is gone');
});
