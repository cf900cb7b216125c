import type { ZipParts } from '../open-zip.ts';
import { attributeValues, readXmlElements, type XmlElement } from '../read-xml-elements.ts';
import { mainPart } from './find-tags.ts';
import { ownLook } from './own-styles.ts';
import type { WordLanguage, WordLook } from './word-look.ts';

type Style = {
  readonly id: string;
  readonly kind: string;
  /** In lower case. Word keeps the English names of its own styles in every language. */
  readonly name: string;
  readonly isCustom: boolean;
};

/** The look that a customer's template gives to what is put into it. */
export function templateLook(parts: ZipParts, language: WordLanguage): WordLook {
  const elements = readXmlElements(parts.get('word/styles.xml') ?? new Uint8Array()) ?? [];
  const styles = listStyles(elements);
  const paragraph = (...names: readonly string[]) => idOf(styles, 'paragraph', names);
  return {
    textWidth: textWidth(readXmlElements(parts.get(mainPart) ?? new Uint8Array()) ?? []),
    breaksPages: false,
    language: speaks(elements, language) ? null : language,
    styles: {
      heading: (level) => paragraph(`heading ${level}`),
      contents: (level) => paragraph(`toc ${level}`),
      caption: paragraph('caption'),
      table: tableStyle(styles),
      tableText: paragraph('table text', 'tabelltekst'),
      lead: paragraph('lead', 'mellomtittel'),
      note: paragraph('note', 'merknad'),
      missing: null,
      footnote: paragraph('footnote text'),
      hyperlink: idOf(styles, 'character', ['hyperlink']),
    },
  };
}

function listStyles(elements: readonly XmlElement[]): readonly Style[] {
  const styles: Style[] = [];
  for (const element of elements) {
    const value = (name: string): string => attributeValues(element, name)[0] ?? '';
    if (element.name === 'style')
      styles.push({
        id: value('styleId'),
        kind: value('type'),
        name: '',
        isCustom: value('customStyle') === '1',
      });
    const last = styles.at(-1);
    if (element.name === 'name' && last?.name === '')
      styles.splice(-1, 1, { ...last, name: value('val').toLowerCase() });
  }
  return styles;
}

function idOf(styles: readonly Style[], kind: string, names: readonly string[]): string | null {
  return styles.find((style) => style.kind === kind && names.includes(style.name))?.id ?? null;
}

/** The customer's own, or else the plainest that Word brings; without any, thin lines are drawn directly. */
function tableStyle(styles: readonly Style[]): string | null {
  const own = styles.find(({ kind, isCustom }) => kind === 'table' && isCustom);
  return (
    own?.id ??
    idOf(styles, 'table', ['grid table 1 light', 'plain table 2', 'table grid light', 'table grid'])
  );
}

/** Twips between the margins of the last section, where the text of a report usually stands. */
function textWidth(elements: readonly XmlElement[]): number {
  const last = (name: string) => elements.filter((element) => element.name === name).at(-1);
  const twips = (element: XmlElement | undefined, name: string): number =>
    Number(element === undefined ? Number.NaN : attributeValues(element, name)[0]);
  const margins = last('pgMar');
  const width = twips(last('pgSz'), 'w') - twips(margins, 'left') - twips(margins, 'right');
  // A template without them is as wide as Word makes it; one with nonsense must still take a table.
  return width >= textWidthMin && width <= textWidthMax ? Math.round(width) : ownLook.textWidth;
}

/** Twips: 5 cm, which takes three short columns, and the 22 inches that Word takes at most. */
const textWidthMin = 2_835;
const textWidthMax = 31_680;

/** Whether the template's own text is in the report's language, so that not every word has to say it. */
function speaks(elements: readonly XmlElement[], language: WordLanguage): boolean {
  const lang = elements.find(({ name }) => name === 'lang');
  return lang !== undefined && attributeValues(lang, 'val')[0] === language;
}
