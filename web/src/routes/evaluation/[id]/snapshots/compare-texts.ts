import type {
  AreaTexts,
  AuthoredFinding,
  AuthoredReport,
  AuthoredText,
  ListedPart,
} from '@samskar/shared/documents';
import { textPlace } from '@samskar/shared/report';
import { hasSameWords } from './compare-words.ts';

/** One text: an indicator's justification, a finding, or prose of the report. */
export type TextPlace =
  | { readonly kind: 'justification'; readonly area: string; readonly indicator: string }
  | { readonly kind: 'finding'; readonly area: string; readonly finding: AuthoredFinding }
  | {
      readonly kind: 'prose';
      /** Undefined for the report as a whole. */
      readonly area: string | undefined;
      /** As `textPlace` of the report has it. */
      readonly place: string;
      /** Of the report as a whole. */
      readonly part: ListedPart | undefined;
    };

/** What was written together, as a snapshot holds it; `report` is absent in those from before it had texts of its own. */
export type KeptTexts = {
  readonly texts: readonly AreaTexts[];
  readonly report?: AuthoredReport | undefined;
};

/** A text at two moments; empty where it was not there. */
export type ComparedText = {
  readonly key: string;
  readonly place: TextPlace;
  readonly before: AuthoredText;
  readonly after: AuthoredText;
  /** What it was, to bring back; undefined for a finding that was not there. */
  readonly then: TextPlace | undefined;
  readonly hasSameWords: boolean;
};

/** The texts that differ, by area: justifications in the instrument's order, findings, and prose; and last of the report as a whole. */
export function compareTexts(before: KeptTexts, after: KeptTexts): ComparedText[] {
  const areas = [...new Set([...after.texts, ...before.texts].map(({ area }) => area))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const ofAreas = areas.flatMap((area) => {
    const [earlier, later] = [textsOf(before.texts, area), textsOf(after.texts, area)];
    return [
      ...compareJustifications(earlier, later),
      ...compareFindings(earlier, later),
      ...compareProse(proseIn(earlier), proseIn(later)),
    ];
  });
  return [...ofAreas, ...compareProse(proseOfReport(before.report), proseOfReport(after.report))];
}

type PlacedProse = TextPlace & { readonly kind: 'prose'; readonly text: AuthoredText };

/** In the order of the report. */
export function proseIn({ area, prose = [] }: AreaTexts): PlacedProse[] {
  return prose.map(({ place, text }) => ({ kind: 'prose', area, place, part: undefined, text }));
}

/** In the order of its parts. */
export function proseOfReport(report: AuthoredReport | undefined): PlacedProse[] {
  return (report?.prose ?? []).map(({ place, text }) => {
    const part = report?.parts.find(({ id }) => textPlace.part(id) === place);
    return { kind: 'prose', area: undefined, place, part, text };
  });
}

function compareProse(before: readonly PlacedProse[], after: readonly PlacedProse[]): ComparedText[] {
  const places = [...new Set([...after, ...before].map(({ place }) => place))];
  return places.flatMap((place) => {
    const earlier = before.find((one) => one.place === place);
    const later = after.find((one) => one.place === place);
    const shown = later ?? earlier;
    if (shown === undefined || isSame(earlier?.text ?? [], later?.text ?? [])) return [];
    return [comparedText(place, shown, earlier ?? shown, earlier?.text ?? [], later?.text ?? [])];
  });
}

function textsOf(all: readonly AreaTexts[], area: string): AreaTexts {
  return all.find((one) => one.area === area) ?? { area, justifications: [], findings: [] };
}

function compareJustifications(before: AreaTexts, after: AreaTexts): ComparedText[] {
  const indicators = new Set(
    [...before.justifications, ...after.justifications].map(({ indicator }) => indicator),
  );
  const textIn = ({ justifications }: AreaTexts, indicator: string) =>
    justifications.find((one) => one.indicator === indicator)?.text ?? [];
  return [...indicators]
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((indicator) => {
      const place = { kind: 'justification', area: after.area, indicator } as const;
      const [earlier, later] = [textIn(before, indicator), textIn(after, indicator)];
      return isSame(earlier, later) ? [] : [comparedText(indicator, place, place, earlier, later)];
    });
}

function compareFindings(before: AreaTexts, after: AreaTexts): ComparedText[] {
  const findings = new Map([...before.findings, ...after.findings].map((finding) => [finding.id, finding]));
  return [...findings.values()].flatMap((finding) => {
    const earlier = before.findings.find(({ id }) => id === finding.id);
    const later = after.findings.find(({ id }) => id === finding.id);
    const { area } = after;
    const then = earlier && ({ kind: 'finding', area, finding: earlier } as const);
    const place = { kind: 'finding', area, finding } as const;
    if (earlier && later && isSameFinding(earlier, later)) return [];
    return [comparedText(finding.id, place, then, earlier?.text ?? [], later?.text ?? [])];
  });
}

function comparedText(
  key: string,
  place: TextPlace,
  then: TextPlace | undefined,
  before: AuthoredText,
  after: AuthoredText,
): ComparedText {
  return { key, place, then, before, after, hasSameWords: hasSameWords(before, after) };
}

function isSameFinding(one: AuthoredFinding, other: AuthoredFinding): boolean {
  const standing = ({ column, indicators }: AuthoredFinding) => `${column} ${indicators.join(' ')}`;
  return standing(one) === standing(other) && isSame(one.text, other.text);
}

/** Whoever wrote it, and in how many goes; and blank lines say nothing. */
function isSame(one: AuthoredText, other: AuthoredText): boolean {
  return JSON.stringify(withoutAuthors(one)) === JSON.stringify(withoutAuthors(other));
}

function withoutAuthors(text: AuthoredText): unknown[] {
  return text.flatMap((block): unknown[] => {
    if (block.kind === 'list') {
      const items = block.items.map(withoutAuthors).filter((item) => item.length > 0);
      return items.length > 0 ? [items] : [];
    }
    // A letter and its marks at a time: stretches are divided by who wrote them.
    const letters = block.spans.flatMap((span) => {
      if (span.kind === 'break') return ['break'];
      const marks = `${span.bold ?? ''} ${span.italic ?? ''} ${span.href ?? ''}`;
      return Array.from(span.text, (letter) => letter + marks);
    });
    return letters.length > 0 ? [letters] : [];
  });
}
