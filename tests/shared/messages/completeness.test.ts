import { describe, expect, test } from 'vitest';
import * as messages from '@samskar/shared/messages';
import { uiLanguages } from '@samskar/shared/messages';

type Leaf = { readonly path: string; readonly text: unknown };

const groups = Object.entries(messages).flatMap(([name, group]) =>
  typeof group === 'object' && 'nb' in group ? [{ name, group }] : [],
);

function leavesOf(texts: object, path = ''): Leaf[] {
  return Object.entries(texts).flatMap(([key, text]): Leaf[] =>
    typeof text === 'object' && text !== null
      ? leavesOf(text as object, `${path}.${key}`)
      : [{ path: `${path}.${key}`, text }],
  );
}

test('there are groups of texts to check', () => {
  expect(groups.length).toBeGreaterThan(5);
});

describe.each(groups)('$name', ({ group }) => {
  test('says everything in every language', () => {
    const shape = leavesOf(group.nb).map(({ path, text }) => `${path} ${typeof text}`);
    for (const language of uiLanguages)
      expect(leavesOf(group[language]).map(({ path, text }) => `${path} ${typeof text}`)).toEqual(shape);
  });

  test('is empty in one language only where it is in all, and sets quotes and ellipses as printers do', () => {
    const emptyPaths = leavesOf(group.nb).flatMap(({ path, text }) => (text === '' ? [path] : []));
    for (const language of uiLanguages)
      for (const { path, text } of leavesOf(group[language])) {
        if (typeof text !== 'string') continue;
        expect(text.trim() === '', path).toBe(emptyPaths.includes(path));
        expect(text, path).not.toMatch(/\.\.\.|"|(?<=\s)'|'(?=\s|$)/);
      }
  });
});
