import { LineRuleType, type IBaseParagraphStyleOptions, type IStylesOptions } from 'docx';
import { wordColours, type WordLanguage, type WordLook } from './word-look.ts';

/** Half points, as Word counts letters. */
const size = { text: 21, small: 18, title: 64, subtitle: 32 } as const;

/** A4 with 2.3 cm beside the text, in twips (1/20 point). */
export const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_417, right: 1_304, bottom: 1_304, left: 1_304, header: 624, footer: 624 },
} as const;

export const ownLook: WordLook = {
  textWidth: page.size.width - page.margin.left - page.margin.right,
  breaksPages: true,
  language: null,
  styles: {
    heading: (level) => `Heading${level}`,
    contents: (level) => `TOC${level}`,
    caption: 'Caption',
    table: null,
    tableText: 'TableText',
    lead: 'Lead',
    note: 'Note',
    missing: 'Missing',
    footnote: 'FootnoteText',
    hyperlink: 'Hyperlink',
  },
};

/** The look of a report without a template. */
export function ownStyles(language: WordLanguage): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: 'Inter',
          size: size.text,
          color: wordColours.text,
          language: { value: language, eastAsia: language, bidirectional: language },
        },
        paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: size.title, bold: true, color: wordColours.accentDark },
        paragraph: { spacing: { before: 3600, after: 240, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(0, 40, 0, 240),
      heading2: heading(1, 30, 400, 140),
      heading3: heading(2, 24, 340, 100),
      heading4: heading(3, 22, 280, 80),
      heading5: heading(4, 21, 240, 60),
      heading6: heading(5, 21, 240, 60),
      hyperlink: { run: { color: wordColours.accent, underline: { type: 'single' } } },
      footnoteText: {
        run: { size: size.small },
        paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } },
      },
      caption: {
        run: { size: size.small, bold: true, italics: false, color: wordColours.accentDark },
        paragraph: { spacing: { before: 160, after: 100, line: 252, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: size.subtitle, color: wordColours.subtle },
        paragraph: { spacing: { after: 1200, line: 276, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'CoverLine',
        name: 'Cover Line',
        basedOn: 'Normal',
        run: { size: 22 },
        paragraph: { spacing: { after: 60 } },
      },
      {
        id: 'ContentsHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 40, bold: true, color: wordColours.accentDark },
        paragraph: { spacing: { after: 240 }, keepNext: true },
      },
      ...[1, 2, 3].map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        next: 'Normal',
        run: level === 1 ? { bold: true } : {},
        paragraph: {
          spacing: { before: level === 1 ? 120 : 0, after: 40, line: 252, lineRule: LineRuleType.AUTO },
          indent: { left: (level - 1) * 340 },
        },
      })),
      {
        id: 'TableText',
        name: 'Table Text',
        basedOn: 'Normal',
        run: { size: size.small },
        paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        next: 'Normal',
        run: { bold: true, color: wordColours.accentDark },
        paragraph: { spacing: { before: 180, after: 40 }, keepNext: true },
      },
      {
        id: 'Note',
        name: 'Note',
        basedOn: 'Normal',
        run: { size: 19, color: wordColours.subtle },
        paragraph: {
          spacing: { before: 120, after: 160, line: 264, lineRule: LineRuleType.AUTO },
          indent: { left: 200 },
          border: { left: { style: 'single', size: 18, space: 8, color: wordColours.strongLine } },
        },
      },
      {
        id: 'Missing',
        name: 'Missing',
        basedOn: 'Normal',
        run: { italics: true, color: wordColours.warning },
        paragraph: {
          indent: { left: 200 },
          border: { left: { style: 'dashed', size: 12, space: 8, color: wordColours.warning } },
        },
      },
    ],
  };
}

/** The library's own heading styles say no outline level, and a reader of tags then finds no headings. */
function heading(
  outlineLevel: number,
  letters: number,
  before: number,
  after: number,
): IBaseParagraphStyleOptions {
  return {
    run: { size: letters, bold: true, color: outlineLevel < 2 ? wordColours.accent : wordColours.accentDark },
    paragraph: {
      outlineLevel,
      keepNext: true,
      keepLines: true,
      spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    },
  };
}
