import { success, failure, type Result } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import type { PackageDraft } from '../../../web/src/routes/evaluation/[id]/sign/package-calls.ts';
import { SignDraft } from '../../../web/src/routes/evaluation/[id]/sign/sign-draft.svelte.ts';
import { draftOf } from './draft-of.ts';

/** A server that answers in turn. */
function openDraft(...answers: readonly Result<PackageDraft, CallFailure>[]) {
  const left = [...answers];
  return new SignDraft(() => Promise.resolve(left.shift() ?? failure({ kind: 'offline' })));
}

const first = success(draftOf({ hash: 'a', justifications: { '1.1.1': 'Før' } }));
const second = success(draftOf({ hash: 'b', justifications: { '1.1.1': 'Etter' } }));

test('what is fetched first has not been read by anybody yet', async () => {
  const draft = openDraft(first, first);
  expect(await draft.refresh()).toBe('first');
  expect(await draft.refresh()).toBe('same');
  expect(draft.changes).toEqual([]);
});

test('[R2] a change since the page was opened is named, also when it is fetched twice', async () => {
  const draft = openDraft(first, second, second);
  await draft.refresh();
  expect(await draft.refresh()).toBe('changed');
  expect(await draft.refresh()).toBe('same');
  expect(draft.shown?.hash).toBe('b');
  expect(draft.changes).toEqual([{ kind: 'justifications', ids: ['1.1.1'] }]);
});

test('what was changed and changed back is no change', async () => {
  const draft = openDraft(first, second, first);
  for (let call = 0; call < 3; call++) await draft.refresh();
  expect(draft.changes).toEqual([]);
});

test('without a line what was shown stays, and the failure is told', async () => {
  const draft = openDraft(first);
  await draft.refresh();
  expect(await draft.refresh()).toBe('failed');
  expect(draft.shown?.hash).toBe('a');
  expect(draft.failure).toEqual({ kind: 'offline' });
});

test('an answer that a later call has overtaken is not shown', async () => {
  const answers: ((draft: PackageDraft) => void)[] = [];
  const draft = new SignDraft(
    () => new Promise((resolve) => answers.push((value) => resolve(success(value)))),
  );
  const calls = [draft.refresh(), draft.refresh()];
  answers[1]?.(second.value);
  answers[0]?.(first.value);
  expect(await Promise.all(calls)).toEqual(['failed', 'first']);
  expect(draft.shown?.hash).toBe('b');
  expect(draft.isFetching).toBe(false);
});
