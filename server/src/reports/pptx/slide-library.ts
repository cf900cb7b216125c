import { failure, success, type Result } from '@samskar/shared/result';
import { openOfficeFile, type OfficeFileProblem } from '../open-office-file.ts';
import type { ZipParts } from '../open-zip.ts';
import { ownAttribute, readXmlElements, type XmlElement } from '../read-xml-elements.ts';
import { slotOf } from './slots.ts';

/** A .pptx of slides on a topic, to be merged in where their notes say. */
export type SlideLibrary = {
  /** Checked and zipped anew. */
  readonly bytes: Uint8Array;
  readonly slides: readonly LibrarySlide[];
};

export type LibrarySlide = {
  /** Of `slide<n>.xml`. */
  readonly number: number;
  /** Where it belongs, as `area:5`; empty for a slide that stays in its library. */
  readonly slots: readonly string[];
  /** Whether its notes say whose example it is. */
  readonly hasSource: boolean;
};

export type SlideLibraryProblem =
  | OfficeFileProblem
  /** No slide says where it belongs. */
  | { readonly kind: 'no-slots' }
  /** By its place in the file, from 1: a line of its notes names a slot that no report has. */
  | { readonly kind: 'unknown-slot'; readonly slide: number; readonly slot: string }
  /** A municipality's practice is shown with its name: a line "Kilde: ..." or "Source: ..." in the notes. */
  | { readonly kind: 'no-source'; readonly slide: number };

/** Empty for a file that may be used; `slots` are those of the instruments that there are. */
export function checkSlideLibrary(
  bytes: Uint8Array,
  slots: readonly string[],
): readonly SlideLibraryProblem[] {
  const library = readSlideLibrary(bytes);
  if (!library.ok) return [library.error];
  const { slides } = library.value;
  if (slides.every((slide) => slide.slots.length === 0)) return [{ kind: 'no-slots' }];
  return slides.flatMap((slide, at): readonly SlideLibraryProblem[] => [
    ...slide.slots
      .filter((slot) => !slots.includes(slot))
      .map((slot) => ({ kind: 'unknown-slot', slide: at + 1, slot }) as const),
    ...(slide.slots.length > 0 && !slide.hasSource ? [{ kind: 'no-source', slide: at + 1 } as const] : []),
  ]);
}

/** A slide's notes place it: a line of its own with `area:5`, `område 5` or `area 5`. */
export function readSlideLibrary(bytes: Uint8Array): Result<SlideLibrary, OfficeFileProblem> {
  const opened = openOfficeFile(bytes, 'pptx');
  if (!opened.ok) return failure(opened.error);
  const { parts } = opened.value;
  return success({
    bytes: opened.value.bytes,
    slides: slideNumbers(parts).map((number) => readSlide(parts, number)),
  });
}

/** In the order in which they are shown. */
function slideNumbers(parts: ZipParts): readonly number[] {
  const targets = new Map(
    elementsOf(parts, 'ppt/_rels/presentation.xml.rels').map((element) => [
      ownAttribute(element, 'Id'),
      ownAttribute(element, 'Target') ?? '',
    ]),
  );
  return elementsOf(parts, 'ppt/presentation.xml')
    .filter(({ name }) => name === 'sldId')
    .map((element) => element.attributes.find(({ name, uri }) => name === 'id' && uri !== '')?.value)
    .flatMap((id) => /slides\/slide(\d+)\.xml$/.exec(targets.get(id) ?? '')?.[1] ?? [])
    .map(Number);
}

function readSlide(parts: ZipParts, number: number): LibrarySlide {
  const lines = notesLines(parts, number);
  return {
    number,
    slots: lines.flatMap((line) => slotLine.exec(line)?.[1] ?? []).map(slotOf),
    hasSource: lines.some((line) => /^(kilde|source|källa)\s*:\s*\S/iu.test(line)),
  };
}

const slotLine = /^(?:area|område|omrade)\s*[: ]\s*([\w.-]{1,40})$/iu;

function notesLines(parts: ZipParts, number: number): readonly string[] {
  const target = elementsOf(parts, `ppt/slides/_rels/slide${number}.xml.rels`)
    .map((element) => ownAttribute(element, 'Target') ?? '')
    .find((one) => one.includes('notesSlides/'));
  const notes = elementsOf(parts, `ppt/notesSlides/${target?.split('/').at(-1) ?? ''}`);
  const lines: string[] = [];
  for (const { name, text } of notes) {
    if (name === 'p' || name === 'br') lines.push('');
    if (name === 't') lines.push(`${lines.pop() ?? ''}${text}`);
  }
  return lines.map((line) => line.trim());
}

function elementsOf(parts: ZipParts, path: string): readonly XmlElement[] {
  const part = parts.get(path);
  return part === undefined ? [] : (readXmlElements(part) ?? []);
}
