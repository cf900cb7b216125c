import { expect, test } from 'vitest';
import { failure, success, type Result } from '@samskar/shared/result';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { Resource } from '../../../web/src/lib/resource/resource.svelte.ts';

/** A server that answers when the test says so, in any order. */
function slowServer() {
  const waiting: ((answer: Result<string, CallFailure>) => void)[] = [];
  const ask = () => new Promise<Result<string, CallFailure>>((resolve) => waiting.push(resolve));
  return { ask, waiting };
}

test('an answer that a later question has overtaken is dropped', async () => {
  const { ask, waiting } = slowServer();
  const resource = new Resource(ask);
  const first = resource.load();
  const second = resource.load();
  waiting[1]!(success('new'));
  await second;
  waiting[0]!(success('old'));
  await first;
  expect(resource.value).toBe('new');
});

test('what is there stays while it is asked for again', async () => {
  const { ask, waiting } = slowServer();
  const resource = new Resource(ask);
  const first = resource.load();
  waiting[0]!(success('old'));
  await first;
  void resource.load();
  expect(resource.value).toBe('old');
});

test('trying again after a failure shows that it is under way', async () => {
  const { ask, waiting } = slowServer();
  const resource = new Resource(ask);
  const first = resource.load();
  waiting[0]!(failure({ kind: 'offline' }));
  await first;
  expect(resource.state).toEqual({ kind: 'failed', failure: { kind: 'offline' } });
  void resource.load();
  expect(resource.state.kind).toBe('loading');
});
