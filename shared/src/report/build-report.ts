import { appendixChapter } from './appendix-chapter.ts';
import { areaChapters } from './area-chapters.ts';
import { forewordChapter } from './foreword-chapter.ts';
import { generalChapter } from './general-chapter.ts';
import { methodChapter } from './method-chapter.ts';
import { reportContext, type ReportContext } from './report-context.ts';
import type { ReportSources } from './report-sources.ts';
import { builtInParts, textPlace, type BuiltInPart, type ReportPart } from './report-texts.ts';
import type { Report, Section } from './report.ts';
import { resultsChapter } from './results-chapter.ts';

/** What the report of an evaluation says, with every number computed; of an open evaluation, as far as it has come. */
export function buildReport(sources: ReportSources): Report {
  const context = reportContext(sources);
  const { t, say, language, isDraft } = context;
  const { content, signedAt, comparison } = sources;
  const instrument = say(content.instrument.file.name);
  const { name } = content.municipality;
  return {
    format: 'samskar-report/1',
    language,
    title: t.title(instrument, name),
    subtitle: t.subtitle(content.year),
    municipality: name,
    year: content.year,
    instrument,
    authors: content.assessors.map((assessor) => assessor.name),
    status: { isDraft, text: signedAt === null ? t.draft : t.signed(context.moment(signedAt)) },
    dataDate: comparison.dataDate,
    chapters: numbered(partsOf(sources).flatMap((part) => chapterOf(context, part))),
  };
}

const chapterByPart: Readonly<Record<BuiltInPart, (context: ReportContext) => Section>> = {
  foreword: forewordChapter,
  general: generalChapter,
  method: methodChapter,
  results: resultsChapter,
  areas: areaChapters,
  closing: (context) => plainChapter('closing', context.t.part.closing, context),
  appendix: appendixChapter,
};

/** As people have put them together; a built-in one that they do not name keeps its place after the one before it. */
function partsOf({ texts: { parts } }: ReportSources): readonly ReportPart[] {
  const named = [...parts];
  for (const [place, id] of builtInParts.entries()) {
    if (named.some((part) => part.id === id)) continue;
    const before = builtInParts.slice(0, place);
    const at = named.findLastIndex((part) => before.some((one) => one === part.id));
    named.splice(at + 1, 0, { id, isOn: true, title: null });
  }
  return named.filter(({ isOn }) => isOn);
}

function chapterOf(context: ReportContext, { id, title }: ReportPart): readonly Section[] {
  const builtIn = builtInParts.find((part) => part === id);
  if (builtIn !== undefined) return [chapterByPart[builtIn](context)];
  return [plainChapter(id, title ?? '', context)];
}

/** Prose alone. */
function plainChapter(id: string, title: string, { written }: ReportContext): Section {
  return { id, number: null, title, blocks: written(textPlace.part(id)), sections: [] };
}

/** Foreword and appendix bear no number; sub-areas have that of the instrument already. */
function numbered(chapters: readonly Section[]): readonly Section[] {
  let next = 1;
  return chapters.map((chapter) => {
    if (chapter.id === 'foreword' || chapter.id === 'appendix') return chapter;
    const number = String(next++);
    return { ...chapter, number, sections: numberedWithin(number, chapter.sections) };
  });
}

function numberedWithin(above: string, sections: readonly Section[]): readonly Section[] {
  return sections.map((section, place) => ({ ...section, number: `${above}.${place + 1}` }));
}
