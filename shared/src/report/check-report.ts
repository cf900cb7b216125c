import type { ReportComparison } from '../comparison/index.ts';
import { checkPublished, inconsistencyText } from '../consistency/index.ts';
import { plainText } from '../documents/rich-text.ts';
import { reportCheckMessages, type UiLanguage } from '../messages/index.ts';
import type { PublicPart } from '../package/package-schema.ts';
import type { PublishedFigures } from '../scoring/index.ts';
import { findContradictions, shownNumbers } from './find-contradictions.ts';
import { findNames } from './find-names.ts';
import { findNumberFaults } from './find-number-faults.ts';
import { isStale, proposeSentences, type TakenSentences } from './propose-sentences.ts';
import { findLanguage, prosePassages, type Passage } from './prose-passages.ts';
import { reportProblemKinds, type ProblemPlace, type ReportProblem } from './report-problem.ts';
import { builtInParts, textPlace, type ReportTexts } from './report-texts.ts';
import type { Report, ReportBlock, Section } from './report.ts';

export type CheckSources = {
  readonly content: PublicPart;
  readonly texts: ReportTexts;
  readonly comparison: ReportComparison;
  /** Sentences that were taken over, with the figures of then. */
  readonly taken: TakenSentences;
  /** What has been published of this evaluation already, where it has. */
  readonly published?: PublishedFigures;
  /** Names that may stand nowhere in the report. */
  readonly interviewees: readonly string[];
  /** Planned, and neither held nor cancelled. */
  readonly interviewsNotHeld: number;
  /** Of whoever reads the problems. */
  readonly language: UiLanguage;
};

/** What is to be mended before the report is published, what blocks it first; each problem leads to its place. */
export function checkReport(report: Report, sources: CheckSources): readonly ReportProblem[] {
  const passages = prosePassages(sources.content, sources.texts);
  const found = [
    ...conflicts(sources),
    ...namedPersons(passages, sources),
    ...report.chapters.flatMap((chapter) => unnamedBlocks(chapter, sources)),
    ...emptyParts(sources),
    ...missingJustifications(sources),
    ...areasWithoutFindings(sources),
    ...contradictions(report, passages, sources),
    ...staleSentences(report, sources),
    ...numberFaults(report, passages, sources),
    ...interviewsNotHeld(sources),
  ];
  return found.toSorted((one, other) => orderOf(one) - orderOf(other));
}

function orderOf({ severity, kind }: ReportProblem): number {
  const place = reportProblemKinds.indexOf(kind);
  return severity === 'blocks' ? place : place + reportProblemKinds.length;
}

/** Computed figures cannot contradict each other; what was published by hand can. */
function conflicts({ content, published, language }: CheckSources): readonly ReportProblem[] {
  if (published === undefined) return [];
  const { file } = content.instrument;
  return checkPublished(file, published, content.agreed)
    .filter(({ kind }) => kind === 'conflict')
    .map((conflict) => ({
      kind: 'conflict',
      severity: 'blocks',
      place: { kind: 'result' },
      text: inconsistencyText(conflict, file, language),
    }));
}

/** Who was interviewed is named by role alone; who assessed, in the chapter on the method. */
function namedPersons(
  passages: readonly Passage[],
  { content, interviewees, language }: CheckSources,
): readonly ReportProblem[] {
  const t = reportCheckMessages[language];
  const assessors = [...content.assessors, ...(content.formerAssessors ?? [])].map(({ name }) => name);
  return passages.flatMap(({ place, within, text }) => [
    ...findNames(text, interviewees).map(
      (name) => ({ kind: 'name', severity: 'blocks', place, text: t.interviewee(name) }) as const,
    ),
    ...(within === 'method' ? [] : findNames(text, assessors)).map(
      (name) => ({ kind: 'name', severity: 'warns', place, text: t.assessor(name) }) as const,
    ),
  ]);
}

/** Figures that a reader who does not see them would not know of, and tables of nobody knows what. */
function unnamedBlocks(section: Section, sources: CheckSources): readonly ReportProblem[] {
  const t = reportCheckMessages[sources.language];
  const own = section.blocks.flatMap((block): readonly ReportProblem[] => {
    const place = placeOfBlock(block);
    if (place === undefined) return [];
    const title = section.title;
    return [
      ...(block.kind === 'figure' && block.chart.description.trim() === ''
        ? [
            {
              kind: 'missing-alternative',
              severity: 'blocks',
              place,
              text: t.missingAlternative(title),
            } as const,
          ]
        : []),
      ...('caption' in block && block.caption.trim() === ''
        ? [{ kind: 'missing-caption', severity: 'blocks', place, text: t.missingCaption(title) } as const]
        : []),
    ];
  });
  return [...own, ...section.sections.flatMap((below) => unnamedBlocks(below, sources))];
}

function placeOfBlock(block: ReportBlock): ProblemPlace | undefined {
  return block.kind === 'figure' || block.kind === 'table' ? { kind: block.kind, id: block.id } : undefined;
}

/** Chapters that are nothing without what people write. */
const writtenParts: readonly string[] = ['foreword', 'closing'];

function emptyParts({ texts: { texts, parts }, language }: CheckSources): readonly ReportProblem[] {
  const t = reportCheckMessages[language];
  const builtIn = builtInParts
    .filter((id) => !parts.some((part) => part.id === id))
    .map((id) => ({ id, isOn: true, title: null }));
  return [...parts, ...builtIn]
    .filter(({ id, isOn, title }) => isOn && (title !== null || writtenParts.includes(id)))
    .filter(({ id }) => plainText(texts[textPlace.part(id)] ?? []).trim() === '')
    .map(({ id, title }) => ({
      kind: 'empty-part',
      severity: 'blocks',
      place: { kind: 'text', at: textPlace.part(id) },
      text: t.emptyPart(t.partNames[id] ?? (title === null || title.trim() === '' ? t.unnamedPart : title)),
    }));
}

function missingJustifications({ content, language }: CheckSources): readonly ReportProblem[] {
  const written = new Set(
    content.justifications
      .filter(({ text }) => plainText(text).trim() !== '')
      .map(({ indicator }) => indicator),
  );
  return Object.entries(content.agreed)
    .filter(([id, { kind }]) => kind === 'graded' && !written.has(id))
    .map(([id]) => ({
      kind: 'missing-justification',
      severity: 'blocks',
      place: { kind: 'indicator', id },
      text: reportCheckMessages[language].missingJustification(id),
    }));
}

function areasWithoutFindings({ content, language }: CheckSources): readonly ReportProblem[] {
  const { areas } = content.instrument.file;
  return areas
    .filter(({ id }) => content.findings.every(({ area, text }) => area !== id || text.trim() === ''))
    .map(({ id }) => ({
      kind: 'no-findings',
      severity: 'warns',
      place: { kind: 'area', id },
      text: reportCheckMessages[language].noFindings(id),
    }));
}

function contradictions(
  report: Report,
  passages: readonly Passage[],
  { language }: CheckSources,
): readonly ReportProblem[] {
  const numbers = shownNumbers(report);
  return passages.flatMap(({ place, within, text }) =>
    findContradictions(text, within, numbers).map(({ written, computed }) => ({
      kind: 'contradicting-number' as const,
      severity: 'warns' as const,
      place,
      text: reportCheckMessages[language].contradictingNumber(written, computed),
    })),
  );
}

/** Sentences whose figures are others now, or that the figures no longer allow. */
function staleSentences(
  report: Report,
  { content, comparison, taken, language }: CheckSources,
): readonly ReportProblem[] {
  const t = reportCheckMessages[language];
  const now = proposeSentences({
    instrument: content.instrument.file,
    result: content.result,
    population: content.population,
    comparison,
    language: report.language,
  });
  return Object.entries(taken)
    .filter(([id, basis]) => isStale({ id, basis }, now))
    .map(([id]) => ({
      kind: 'stale-sentence',
      severity: 'warns',
      place: { kind: 'text', at: placeOfSentence(id) },
      text: t.staleSentence(now.find((sentence) => sentence.id === id)?.text),
    }));
}

function placeOfSentence(id: string): string {
  const area = /^area\/([^/]+)\//.exec(id)?.[1];
  return area === undefined ? textPlace.part('foreword') : textPlace.areaLead(area);
}

function numberFaults(
  report: Report,
  passages: readonly Passage[],
  { content, comparison, language }: CheckSources,
): readonly ReportProblem[] {
  const names = namesWithPoints(content, comparison);
  return passages.flatMap(({ place, text }) =>
    findNumberFaults(text, findLanguage(text) ?? report.language, names).map(({ written, better }) => ({
      kind: 'number-format' as const,
      severity: 'warns' as const,
      place,
      text: reportCheckMessages[language].numberFormat(written, better),
    })),
  );
}

/** "1.3" is a sub-area and "3.2" a version, in any language. */
function namesWithPoints({ instrument }: PublicPart, comparison: ReportComparison): ReadonlySet<string> {
  const { file } = instrument;
  return new Set([
    file.version,
    ...comparison.ownYears.map(({ version }) => version),
    ...comparison.ranking.map(({ version }) => version),
    ...file.areas.flatMap(({ subareas }) =>
      subareas.flatMap(({ id, indicators }) => [id, ...indicators.map((indicator) => indicator.id)]),
    ),
  ]);
}

function interviewsNotHeld({ interviewsNotHeld: count, language }: CheckSources): readonly ReportProblem[] {
  if (count === 0) return [];
  return [
    {
      kind: 'interview-not-held',
      severity: 'warns',
      place: { kind: 'interviews' },
      text: reportCheckMessages[language].interviewsNotHeld(count),
    },
  ];
}
