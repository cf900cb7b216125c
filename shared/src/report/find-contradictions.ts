import type { NumberField, Report, ReportBlock, Section } from './report.ts';

/** Points that somebody has typed, and the ones that were computed. */
export type Contradiction = { readonly written: string; readonly computed: string };

/** Numbers of a report: those that stand in it anywhere, and in each area's chapter by `area/3`. */
export type ShownNumbers = {
  readonly everywhere: readonly NumberField[];
  readonly byArea: ReadonlyMap<string, readonly NumberField[]>;
  readonly total: NumberField | undefined;
  readonly ofArea: ReadonlyMap<string, NumberField>;
};

/**
 * Points in prose that look like a computed figure and are another: "554 points" where the total is 550. A figure that the
 * report shows somewhere (of another year, a mean, a sub-area) is right; one that is far from the total or the area's own is
 * about something else, as a difference.
 * @param within where the text stands: an area as `area/3`, or a chapter
 */
export function findContradictions(
  text: string,
  within: string,
  numbers: ShownNumbers,
): readonly Contradiction[] {
  const area = numbers.ofArea.get(within);
  const meant = area ?? numbers.total;
  const shown = [...numbers.everywhere];
  if (meant?.value === undefined || meant.value === null) return [];
  const near = area === undefined ? nearTotal : nearArea;
  const inArea = area === undefined ? shown : [...(numbers.byArea.get(within) ?? []), ...ofTotal(numbers)];
  return [...text.matchAll(statedPoints)].flatMap(({ 0: written, 1: figure = '' }) => {
    const value = Number(figure.replace(',', '.'));
    const decimals = figure.split(/[.,]/)[1]?.length ?? 0;
    if (isShown(value, decimals, inArea)) return [];
    const isNear = meant.value !== null && Math.abs(value - meant.value) <= near;
    return isNear ? [{ written: written.trim(), computed: meant.text }] : [];
  });
}

/** All numbers of a report, once for all its texts. */
export function shownNumbers(report: Report): ShownNumbers {
  const sections = report.chapters.flatMap(withBelow);
  const areas = sections.filter(({ id }) => /^area\/[^/]+$/.test(id));
  const everywhere = sections.flatMap(({ blocks }) => blocks.flatMap(numbersOf));
  return {
    everywhere,
    byArea: new Map(
      areas.map((area) => [area.id, withBelow(area).flatMap(({ blocks }) => blocks.flatMap(numbersOf))]),
    ),
    total: everywhere.find(({ leadsTo }) => leadsTo?.kind === 'total'),
    ofArea: new Map(
      everywhere.flatMap((number) =>
        number.leadsTo?.kind === 'area' ? [[`area/${number.leadsTo.id}`, number] as const] : [],
      ),
    ),
  };
}

/** How far a slip goes: a typed total is off by a few points, a typed area by one or two. */
const nearTotal = 25;
const nearArea = 5;

/** "554 poeng", "554 av 800 poeng", "23,2 points". */
const statedPoints =
  /(?<![\d.,\u2212-])(\d{1,4}(?:[.,]\d)?)(?:\s+(?:av|of)\s+(?:de\s+|the\s+)?\d{1,4}(?:\s+(?:mulige|possible))?)?\s+(?:poeng|points?)(?!\p{L})(?!\s+(?:over|under|mer|mindre|flere|færre|høyere|lavere|bak|foran|above|below|more|less|fewer|higher|lower|behind|ahead))/giu;

function ofTotal({ total }: ShownNumbers): readonly NumberField[] {
  return total === undefined ? [] : [total];
}

function isShown(value: number, decimals: number, numbers: readonly NumberField[]): boolean {
  return numbers.some((number) => {
    if (number.value === null) return false;
    const rounded = Number(number.value.toFixed(decimals));
    return rounded === value || Number(number.text.replace(',', '.')) === value;
  });
}

function withBelow(section: Section): readonly Section[] {
  return [section, ...section.sections.flatMap(withBelow)];
}

function numbersOf(block: ReportBlock): readonly NumberField[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.spans.flatMap((span) =>
        span.kind === 'number'
          ? [span]
          : span.kind === 'footnote'
            ? numbersOf({ ...block, spans: span.spans })
            : [],
      );
    case 'list':
      return block.items.flatMap((item) => item.flatMap(numbersOf));
    case 'table':
      return [...block.rows, block.footer ?? []].flat().filter((cell) => cell.kind === 'number');
    case 'figure':
      return numbersOf(block.table);
    case 'score-box':
      return [block.points, block.max, ...block.history.map(({ points }) => points)];
    case 'findings':
    case 'missing':
      return [];
  }
}
