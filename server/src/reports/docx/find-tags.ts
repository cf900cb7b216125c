import type { ZipParts } from '../open-zip.ts';
import { readXmlElements, type XmlElement } from '../read-xml-elements.ts';

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
  /** Paragraphs, rows and cells, in all parts. */
  readonly blocks: number;
  /** Characters of the longest word, in any part. */
  readonly longestWord: number;
};

export const mainPart = 'word/document.xml';

/** Tags in all texts of a Word file. Word cuts a tag into runs as people type; within a paragraph that does not matter. */
export function findTags(parts: ZipParts): FoundTags {
  const scanned = [...parts]
    .filter(([part]) => /^word\/[^_].*\.xml$/.test(part))
    // The text itself last: it is where the order matters, and headers stand on every page.
    .sort(([a], [b]) => Number(a === mainPart) - Number(b === mainPart))
    .map(([part, content]) => ({ part, elements: readXmlElements(content) ?? [] }));
  const texts = scanned.flatMap(({ part, elements }) =>
    paragraphTexts(elements).map((text) => ({ part, text })),
  );
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
    blocks: scanned.reduce((sum, { elements }) => sum + elements.filter(isBlock).length, 0),
    longestWord: texts.reduce((longest, { text }) => Math.max(longest, longestWordOf(text)), 0),
  };
}

function isBlock({ name }: XmlElement): boolean {
  return name === 'p' || name === 'tr' || name === 'tc';
}

function longestWordOf(text: string): number {
  return text.split(/\s/).reduce((longest, word) => Math.max(longest, word.length), 0);
}

const tagPattern = /\{\{([^{}]*)\}\}/g;

/** Characters of an unclosed tag that a person is shown. */
const shownCharacters = 30;

/** By the names that the library which fills templates in looks for. */
function paragraphTexts(elements: readonly XmlElement[]): readonly string[] {
  const texts: string[] = [];
  for (const element of elements) {
    if (element.qualifiedName === 'w:p') texts.push('');
    if (element.qualifiedName === 'w:t') texts.push((texts.pop() ?? '') + element.text);
  }
  return texts;
}
