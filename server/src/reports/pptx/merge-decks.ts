import { Automizer, NullLogger } from 'pptx-automizer';
import { unzipSync } from 'fflate';
import type { Deck, SlideLayout } from './deck.ts';
import { dropUnreachable } from './drop-unreachable.ts';
import { withNotesMaster } from './notes-master.ts';
import { appPart, corePart, zipParts, type Parts } from './package-parts.ts';
import type { SlideLibrary } from './slide-library.ts';

/** The file whose masters the deck is dressed in, and which of its layouts serves which slides. */
export type Root = {
  readonly bytes: Uint8Array;
  readonly layoutNumbers: Readonly<Record<SlideLayout, number>>;
};

/**
 * The deck's slides in the layouts of `root`, and in each slot the slides of the libraries that belong there, in the look that
 * they have in their library. A slot that nothing fills stays as the deck has it.
 */
export async function mergeDecks(
  deck: Deck,
  drawn: Parts,
  root: Root,
  libraries: readonly SlideLibrary[],
): Promise<Parts> {
  const automizer = new Automizer({
    removeExistingSlides: true,
    cleanupPlaceholders: false,
    logger: new NullLogger(),
  });
  let file = automizer
    .loadRoot(Buffer.from(zipParts(withNotesMaster(unzipSync(root.bytes), drawn))))
    .load(Buffer.from(zipParts(drawn)), 'deck');
  libraries.forEach((library, at) => {
    file = file.load(Buffer.from(library.bytes), `library ${at}`);
  });
  deck.slides.forEach((slide, at) => {
    const inSlot = slide.slot === null ? [] : fillings(libraries, slide.slot);
    if (inSlot.length > 0) {
      for (const { library, number } of inSlot)
        file.addSlide(`library ${library}`, number, (added) => added.useSlideLayout());
      return;
    }
    file.addSlide('deck', at + 1, (added) => added.useSlideLayout(root.layoutNumbers[slide.layout]));
  });
  const zip = await file.getJSZip();
  const merged = unzipSync(await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }));
  const parts = Object.fromEntries(Object.entries(merged).filter(([path]) => !path.endsWith('/')));
  return dropUnreachable({ ...parts, 'docProps/core.xml': corePart(deck), 'docProps/app.xml': appPart });
}

function fillings(
  libraries: readonly SlideLibrary[],
  slot: string,
): readonly { readonly library: number; readonly number: number }[] {
  return libraries.flatMap(({ slides }, library) =>
    slides.filter(({ slots }) => slots.includes(slot)).map(({ number }) => ({ library, number })),
  );
}
