import type { FindingColumns, Report } from '@samskar/shared/report';
import { contentSlide, sourceLines, textsOf } from './content-slide.ts';
import type { Slide, SlideColumn } from './deck.ts';
import { linesOf, roomOf, shorten, type Room } from './fit-text.ts';
import { columnGapInches, textSize, type Frame } from './frame.ts';
import { cleanLine } from './plain-text.ts';

/** Of findings in a column. */
const bulletsMax = 6;

/** A bullet's most, in characters: whole sentences where there are few of them, what is still understood where there are many. */
const bulletCharactersMax = [120, 90, 70] as const;

/** Strengths, challenges and weaknesses beside each other, and all of them in the notes. */
export function findingSlides(
  report: Report,
  frame: Frame,
  findings: FindingColumns,
  name: string,
): readonly Slide[] {
  if (findings.columns.every(({ items }) => items.length === 0)) return [];
  const texts = textsOf(report);
  const width = frame.content.w / Math.max(1, findings.columns.length) - columnGapInches;
  const room = roomOf(width, frame.content.h - 0.45, textSize.column);
  const all = findings.columns.flatMap(({ title, items }) => [
    `${cleanLine(title)} (${items.length}):`,
    ...items.map((item) => `• ${cleanLine(item)}`),
  ]);
  return [
    contentSlide(
      texts.findings(name),
      {
        kind: 'columns',
        columns: findings.columns.map((column) => slideColumn(report, column.title, column.items, room)),
      },
      [texts.notes.findings, ...all, ...sourceLines(report)],
    ),
  ];
}

/** As many of the first items as fit, shortened only as far as it takes to show them all. */
function slideColumn(report: Report, title: string, items: readonly string[], room: Room): SlideColumn {
  const texts = textsOf(report);
  const first = items.map(cleanLine).slice(0, bulletsMax);
  // The remark that there are more takes a line.
  const lines = room.lines - (items.length > first.length ? 1 : 0);
  const whole = bulletCharactersMax
    .map((max) => itemsWithin(first, max, { ...room, lines }))
    .find((one) => one.length === first.length);
  const kept = whole ?? itemsWithin(first, bulletCharactersMax[2], { ...room, lines: room.lines - 1 });
  const rest = items.length - kept.length;
  const remark = items.length === 0 ? texts.nothing : rest === 0 ? null : texts.more(rest);
  return { title: shorten(cleanLine(title), 40), items: kept, remark };
}

function itemsWithin(items: readonly string[], charactersMax: number, room: Room): readonly string[] {
  const kept: string[] = [];
  let left = room.lines;
  for (const item of items) {
    const text = shorten(item, charactersMax);
    left -= linesOf(text, room.characters - 2) + 0.3;
    if (kept.length > 0 && left < 0) break;
    kept.push(text);
  }
  return kept;
}
