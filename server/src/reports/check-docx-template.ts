import { failure, success, type Result } from '@samskar/shared/result';
import { findTags, mainPart, type FoundTag } from './docx/find-tags.ts';
import { isBlockTag, missingTags, parseTag } from './docx/template-tags.ts';
import { openOfficeFile, type OfficeFileProblem } from './open-office-file.ts';

/** What a template asks for. */
export type TemplateTags = {
  /** Each once, in the order in which they stand. */
  readonly used: readonly string[];
  /** Known tags that it does without: to be shown as a warning, since a template may want it so. */
  readonly missing: readonly string[];
};

/** Why a template is not accepted. `part` is the part of the package, as "word/header1.xml". */
export type TemplateProblem =
  | OfficeFileProblem
  | { readonly kind: 'unknown-tag'; readonly tag: string; readonly part: string }
  /** A {{ without its }} in the same paragraph. */
  | { readonly kind: 'unclosed-tag'; readonly text: string; readonly part: string }
  /** A tag that brings whole paragraphs, with other text on its line, or in a header, footer or note. */
  | { readonly kind: 'misplaced-tag'; readonly tag: string; readonly part: string }
  /** A tag that brings whole paragraphs, more than once. */
  | { readonly kind: 'repeated-tag'; readonly tag: string }
  | { readonly kind: 'too-many-tags'; readonly most: number }
  /** More paragraphs, rows and cells than `most`. */
  | { readonly kind: 'too-long'; readonly most: number }
  /** A word of more than `most` characters. */
  | { readonly kind: 'endless-word'; readonly most: number };

/** Tags in one template. A report of 8 areas could use some 500, were each of its numbers placed by hand. */
const tagsMax = 2_000;

/** Paragraphs, rows and cells of a template: 60 pages of its own text. Reckoning the pages of 5,000 takes 10 s. */
const blocksMax = 3_000;

/** Characters of a word. Reckoning where a line of it ends takes time with its square: a second at 2,000, minutes at 20,000. */
const wordCharactersMax = 300;

/** Judges a customer's Word template before it is accepted, and again before it is filled in; all that is wrong with its tags is named. */
export function checkDocxTemplate(bytes: Uint8Array): Result<TemplateTags, readonly TemplateProblem[]> {
  const opened = openOfficeFile(bytes, 'docx');
  if (!opened.ok) return failure([opened.error]);
  if (!opened.value.parts.has(mainPart)) return failure([{ kind: 'other-kind', expected: 'docx' }]);
  const { tags, unclosed, blocks, longestWord } = findTags(opened.value.parts);
  if (blocks > blocksMax) return failure([{ kind: 'too-long', most: blocksMax }]);
  if (longestWord > wordCharactersMax) return failure([{ kind: 'endless-word', most: wordCharactersMax }]);
  if (tags.length > tagsMax) return failure([{ kind: 'too-many-tags', most: tagsMax }]);
  const problems = [
    ...tags.flatMap(tagProblems),
    ...repeatedTags(tags),
    ...unclosed.map(({ text, part }) => ({ kind: 'unclosed-tag', text, part }) as const),
  ];
  if (problems.length > 0) return failure(problems);
  const used = [...new Set(tags.map(({ text }) => text))];
  return success({ used, missing: missingTags(used) });
}

function tagProblems({ text, part, isAlone }: FoundTag): readonly TemplateProblem[] {
  const tag = parseTag(text);
  if (tag === undefined) return [{ kind: 'unknown-tag', tag: text, part }];
  return isBlockTag(tag) && (!isAlone || part !== mainPart)
    ? [{ kind: 'misplaced-tag', tag: text, part }]
    : [];
}

function repeatedTags(tags: readonly FoundTag[]): readonly TemplateProblem[] {
  const blocks = tags
    .map(({ text }) => text)
    .filter((text) => {
      const tag = parseTag(text);
      return tag !== undefined && isBlockTag(tag);
    });
  const repeated = new Set(blocks.filter((text, at) => blocks.indexOf(text) !== at));
  return [...repeated].map((tag) => ({ kind: 'repeated-tag', tag }));
}
