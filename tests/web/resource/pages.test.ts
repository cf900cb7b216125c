import { expect, test } from 'vitest';
import { failure, success } from '@samskar/shared/result';
import { Pages } from '../../../web/src/lib/resource/pages.svelte.ts';

/** The numbers from 1 to 5, two at a time; `isCut` answers as without a line. */
function numbers() {
  const line = { isCut: false };
  const pages = new Pages<{ readonly numbers: readonly number[] }, number>({
    ask: (after) => {
      const from = after.length;
      return Promise.resolve(
        line.isCut
          ? failure({ kind: 'offline' } as const)
          : success({ numbers: [1, 2, 3, 4, 5].slice(from, from + 2) }),
      );
    },
    itemsOf: (page) => page.numbers,
    hasMore: (_last, items) => items.length < 5,
  });
  return { line, pages };
}

test('a list comes a page at a time, until there is no more', async () => {
  const { pages } = numbers();
  expect([pages.items, pages.hasMore]).toEqual([[], false]);
  await pages.first.load();
  expect([pages.items, pages.hasMore]).toEqual([[1, 2], true]);
  await pages.fetchMore();
  await pages.fetchMore();
  expect([pages.items, pages.hasMore]).toEqual([[1, 2, 3, 4, 5], false]);
  await pages.reload();
  expect(pages.items).toEqual([1, 2]);
});

test('a page that does not come leaves what is there, says why, and can be asked for again', async () => {
  const { line, pages } = numbers();
  await pages.first.load();
  line.isCut = true;
  await pages.fetchMore();
  expect([pages.items, pages.failure]).toEqual([[1, 2], { kind: 'offline' }]);
  line.isCut = false;
  await Promise.all([pages.fetchMore(), pages.fetchMore()]);
  expect([pages.items, pages.failure]).toEqual([[1, 2, 3, 4], undefined]);
});
