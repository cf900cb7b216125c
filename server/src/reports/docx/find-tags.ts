import type { ZipParts } from '../open-zip.ts';
import { readXmlElements } from '../read-xml-elements.ts';

/** A tag where it stands in a template. */
export type FoundTag = {
  /** Between the braces, without spaces at its ends. */
  readonly text: string;
  readonly part: string;
  /** Whether nothing else stands in its paragraph. */
  readonly isAlone: boolean;
};

export type FoundTags = {
  /** In the order of the text, part by part. */
  readonly tags: readonly FoundTag[];
  /** What follows a {{ that is never closed in its paragraph. */
  readonly unclosed: readonly { readonly text: string; readonly part: string }[];
};

export const mainPart = 'word/document.xml';

/** Tags in all texts of a Word file. Word cuts a tag into runs as people type; within a paragraph that does not matter. */
export function findTags(parts: ZipParts): FoundTags {
  const texts = [...parts]
    .filter(([part]) => /^word\/[^_].*\.xml$/.test(part))
    // The text itself last: it is where the order matters, and headers stand on every page.
    .sort(([a], [b]) => Number(a === mainPart) - Number(b === mainPart))
    .flatMap(([part, content]) => paragraphTexts(content).map((text) => ({ part, text })));
  return {
    tags: texts.flatMap(({ part, text }) =>
      [...text.matchAll(tagPattern)].map((match) => ({
        text: (match[1] ?? '').trim(),
        part,
        isAlone: text.trim() === match[0],
      })),
    ),
    unclosed: texts.flatMap(({ part, text }) => {
      const at = text.replaceAll(tagPattern, '').indexOf('{{');
      return at < 0 ? [] : [{ part, text: text.replaceAll(tagPattern, '').slice(at, at + shownCharacters) }];
    }),
  };
}

const tagPattern = /\{\{([^{}]*)\}\}/g;

/** Characters of an unclosed tag that a person is shown. */
const shownCharacters = 30;

/** By the names that the library which fills templates in looks for. */
function paragraphTexts(content: Uint8Array): readonly string[] {
  const texts: string[] = [];
  for (const element of readXmlElements(content) ?? []) {
    if (element.qualifiedName === 'w:p') texts.push('');
    if (element.qualifiedName === 'w:t') texts.push((texts.pop() ?? '') + element.text);
  }
  return texts;
}
