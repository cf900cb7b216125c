import type { Report } from '@samskar/shared/report';
import type { Result } from '@samskar/shared/result';
import { buildDeck } from './pptx/build-deck.ts';
import { drawDeck } from './pptx/draw-deck.ts';
import { ownFrame } from './pptx/frame.ts';
import { mergeDecks } from './pptx/merge-decks.ts';
import { ownLayoutNumbers } from './pptx/own-parts.ts';
import { zipParts } from './pptx/package-parts.ts';
import { readPptxTemplate } from './pptx/pptx-template.ts';
import { readSlideLibrary } from './pptx/slide-library.ts';
import { ownDress } from './pptx/slide-xml.ts';

/**
 * The council deck: native charts, notes on every slide, an empty slot for examples from others in each area. `template` is a
 * customer's own .pptx whose masters dress it, `library` holds files with slides for the slots. Both must have been found fit
 * (`checkPptxTemplate`, `checkSlideLibrary`): here a file that is not is a bug, and throws.
 */
export async function renderPptx(
  report: Report,
  options: { readonly template?: Uint8Array; readonly library?: readonly Uint8Array[] } = {},
): Promise<Uint8Array> {
  const template = options.template === undefined ? undefined : opened(readPptxTemplate(options.template));
  const libraries = (options.library ?? []).map((bytes) => opened(readSlideLibrary(bytes)));
  const frame = template?.frame ?? ownFrame;
  const deck = buildDeck(report, frame);
  const drawn = await drawDeck(deck, frame, template?.dress ?? ownDress);
  if (template === undefined && libraries.length === 0) return zipParts(drawn);
  const root = template ?? { bytes: zipParts(drawn), layoutNumbers: ownLayoutNumbers };
  return zipParts(await mergeDecks(deck, drawn, root, libraries));
}

function opened<T>(file: Result<T, unknown>): T {
  if (file.ok) return file.value;
  throw new Error(`The file was not checked before it was used: ${JSON.stringify(file.error)}`);
}
