import { cleanText } from './clean-text.ts';
import { textWidth, type TextStyle } from './text-width.ts';

/** More lines make a row that nobody reads. */
const linesMax = 3;

/**
 * A label in lines that fit into `width` (px), broken between words; inside a word, with a hyphen, only when it does not fit
 * on a line of its own. What is left after three lines gives way to an ellipsis.
 */
export function wrapText(text: string, width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const queue = piecesOf(cleanText(text));
  for (let at = 0; at < queue.length && lines.length <= linesMax; at++) {
    const piece = queue[at] ?? '';
    if (fits(line + piece.trimEnd(), width, style)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece;
    if (fits(piece.trimEnd(), width, style)) continue;
    const head = longestStart(piece, width, style, '-');
    lines.push(`${head}-`);
    line = '';
    queue.splice(at + 1, 0, piece.slice(head.length));
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= linesMax) return lines;
  const last = lines[linesMax - 1] ?? '';
  const kept = last.endsWith('-') ? last.slice(0, -1) : last;
  return [...lines.slice(0, linesMax - 1), shorten(kept, width, style)];
}

/** One line, with an ellipsis where it had to end. */
export function fitOnLine(text: string, width: number, style: TextStyle): string {
  const clean = cleanText(text);
  return fits(clean, width, style) ? clean : shorten(clean, width, style);
}

function shorten(text: string, width: number, style: TextStyle): string {
  if (fits(`${text}…`, width, style)) return `${text}…`;
  return `${longestStart(text, width, style, '…').trimEnd()}…`;
}

/** Words with the space or hyphen that ends them. */
function piecesOf(text: string): string[] {
  return text.match(/[^ /–-]*[ /–-]+|[^ /–-]+/g) ?? [];
}

function fits(text: string, width: number, style: TextStyle): boolean {
  return textWidth(text, style) <= width;
}

/** As many whole characters as fit with `end` behind them; one at least, so that every loop ends. */
function longestStart(text: string, width: number, style: TextStyle, end: string): string {
  let start = '';
  for (const { segment } of characters.segment(text)) {
    if (start !== '' && !fits(start + segment + end, width, style)) break;
    start += segment;
  }
  return start;
}

const characters = new Intl.Segmenter('nb', { granularity: 'grapheme' });
