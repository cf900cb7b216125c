import type { ColourSet } from '../charts/index.ts';
import type { UiLanguage } from '../messages/index.ts';
import type { Inline, Place } from '../report/index.ts';

export type HtmlOptions = {
  /** A whole document with its own styles, to be printed or sent; else what stands inside a page of somebody else. */
  readonly standAlone: boolean;
  /** Where a computed number leads; undefined for a number that stays where it is. */
  readonly linkOf?: (place: Place) => string | undefined;
  /** Of the drawings. `light` follows the page into dark; `dark` and `print`, which is in greys, are the same everywhere. */
  readonly colours: ColourSet;
};

/** What is counted and collected while a report is written out, from its first line to its last. */
export type HtmlContext = {
  readonly language: UiLanguage;
  readonly options: HtmlOptions;
  /** The next one of each, counted from 1 through the whole report. */
  readonly next: { figure: number; table: number; note: number };
  /** Footnotes of the chapter that is being written, which stand at its end. */
  readonly notes: Footnote[];
};

export type Footnote = { readonly number: number; readonly spans: readonly Inline[] };

/** Of a section or a figure, to be pointed at; apart from the ids of a page that it may stand in. */
export function anchorOf(id: string): string {
  return `report-${id.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}`;
}

export function figureAnchor(id: string): string {
  return anchorOf(`figure-${id}`);
}

export function tableAnchor(id: string): string {
  return anchorOf(`table-${id}`);
}
