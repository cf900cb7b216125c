import { strFromU8, unzipSync } from 'fflate';
import { zipParts } from './zip-parts.ts';

/** The file with parts changed whose paths match. */
export function editParts(file: Uint8Array, path: RegExp, change: (part: string) => string): Uint8Array {
  return zipParts(
    Object.fromEntries(
      Object.entries(unzipSync(file)).map(([name, part]) => [
        name,
        path.test(name) ? change(strFromU8(part)) : part,
      ]),
    ),
  );
}

/** A library made of a deck: lines are added to the notes of slides, by number from 1. */
export function libraryWith(
  deck: Uint8Array,
  notes: Readonly<Record<number, readonly string[]>>,
): Uint8Array {
  return Object.entries(notes).reduce(
    (file, [slide, lines]) =>
      editParts(file, new RegExp(`notesSlide${slide}\\.xml$`), (part) =>
        part.replace(
          '</p:txBody>',
          `${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody>`,
        ),
      ),
    deck,
  );
}
