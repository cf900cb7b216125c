import type { Cell, Inline, ReportBlock, Table } from '@samskar/shared/report';

/**
 * Longest word that is written whole, in characters: a longer one cannot be broken by PowerPoint, and runs out of the slide.
 * The longest words of our languages in common use have under 40.
 */
const wordCharactersMax = 60;

/**
 * What XML forbids, what turns the direction of the text around it (so that a slide would say something else than its data),
 * what is invisible, and half characters.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\p{Cn}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A person's text on one line, as it may stand on a slide. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(unwanted, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(longWord, breakWord);
}

/** Without its footnotes, which go to the notes; see `footnotesOf`. */
export function spansText(spans: readonly Inline[]): string {
  return cleanLine(spans.map(inlineText).join(''));
}

function footnotesOf(spans: readonly Inline[]): readonly string[] {
  return spans.flatMap((span) => (span.kind === 'footnote' ? [spansText(span.spans)] : []));
}

export function cellText(cell: Cell): string {
  return cleanLine(cell.text);
}

/** For the notes: everything that a block says, a line each. Scores and findings are told by their own slides. */
export function blockLines(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph': {
      const text = spansText(block.spans);
      const lead = block.lead === undefined ? '' : `${cleanLine(block.lead)} `;
      return text === '' ? [] : [`${lead}${text}`, ...footnotesOf(block.spans)];
    }
    case 'note':
      return [spansText(block.spans), ...footnotesOf(block.spans)].filter((line) => line !== '');
    case 'list':
      return block.items.flatMap((item) => item.flatMap(blockLines)).map((line) => `• ${line}`);
    case 'table':
      return tableLines(block);
    case 'figure':
      return [cleanLine(block.caption), ...tableLines(block.table)];
    case 'score-box':
    case 'findings':
    case 'missing':
      return [];
  }
}

/** A table as it can be read aloud: "Label: 12 · 34". */
export function tableLines(table: Table): readonly string[] {
  const rows = table.footer === undefined ? table.rows : [...table.rows, table.footer];
  const head = table.columns.map((column) => cleanLine(column.label)).filter((label) => label !== '');
  return [head.join(' · '), ...rows.map(rowLine)];
}

function rowLine(row: readonly Cell[]): string {
  const [head, ...rest] = row.map(cellText);
  return rest.length === 0 ? (head ?? '') : `${head ?? ''}: ${rest.join(' · ')}`;
}

function inlineText(span: Inline): string {
  switch (span.kind) {
    case 'text':
    case 'number':
      return span.text;
    case 'break':
      return ' ';
    case 'footnote':
      return '';
  }
}

const longWord = new RegExp(`[^\\s]{${wordCharactersMax},}`, 'gu');

function breakWord(word: string): string {
  const pieces = word.match(new RegExp(`.{1,${wordCharactersMax}}`, 'gu')) ?? [];
  return pieces.join(' ');
}
