import type { Report } from '@samskar/shared/report';
import { buildDeck } from './pptx/build-deck.ts';
import { drawDeck } from './pptx/draw-deck.ts';
import { ownFrame } from './pptx/frame.ts';
import { zipParts } from './pptx/package-parts.ts';

export async function renderPptx(report: Report): Promise<Uint8Array> {
  const deck = buildDeck(report, ownFrame);
  return zipParts(await drawDeck(deck, ownFrame, ['ftr', 'sldNum']));
}
