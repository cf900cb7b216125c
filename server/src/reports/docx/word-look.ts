import type { Report } from '@samskar/shared/report';

/**
 * What the blocks look like: by our own styles, or by those of the customer's template, in whose styles part they are found by
 * their names, since Word translates the ids ("Overskrift1").
 */
export type WordLook = {
  readonly styles: WordStyles;
  /** Twips between the margins. */
  readonly textWidth: number;
  /** Whether chapters and areas begin on a new page; in a template its headings decide. */
  readonly breaksPages: boolean;
  /** What is written directly because no style says it. */
  readonly language: WordLanguage | null;
};

/** Ids of styles; null where there is none and the look is written directly. */
export type WordStyles = {
  readonly heading: (level: number) => string | null;
  /** A line of the contents. */
  readonly contents: (level: number) => string | null;
  readonly caption: string | null;
  readonly table: string | null;
  readonly tableText: string | null;
  readonly lead: string | null;
  readonly note: string | null;
  readonly missing: string | null;
  readonly footnote: string | null;
  readonly hyperlink: string | null;
};

export type WordLanguage = 'nb-NO' | 'en-GB';

export const wordLanguages: Readonly<Record<Report['language'], WordLanguage>> = {
  nb: 'nb-NO',
  en: 'en-GB',
};

/** The product's own theme on white paper: petrol, warm greys. Six hexadecimal digits without the number sign, as Word has them. */
export const wordColours = {
  accent: '005C6A',
  accentDark: '002D35',
  accentTint: 'EBF7FA',
  text: '22201C',
  subtle: '5D5952',
  line: 'D2CFC9',
  strongLine: '807B74',
  tint: 'F5F3F0',
  warning: '8A5619',
} as const;
