import { formatList } from '../messages/index.ts';
import type { ReportContext } from './report-context.ts';
import { textPlace } from './report-texts.ts';
import type { Inline, ReportBlock, Section } from './report.ts';
import { passageBlocks } from './rich-text-blocks.ts';

/** How it was done: by whom, whom they talked with, and what was left out. */
export function methodChapter(context: ReportContext): Section {
  const { t, say, ifWritten, sources } = context;
  const { report } = sources.content.instrument.file;
  const how = report === undefined ? [] : passageBlocks(say(report.method));
  return {
    id: 'method',
    number: null,
    title: t.part.method,
    blocks: [],
    sections: [
      section('how', t.method.how, [...how, ...ifWritten(textPlace.part('method'))]),
      section('assessors', t.method.assessors, assessorBlocks(context)),
      section('interviewed', t.method.interviewed, interviewedBlocks(context)),
      section('sources', t.method.sources, [paragraph(t.method.sourcesText)]),
      section('left-out', t.method.leftOut, leftOutBlocks(context)),
      section('words', t.method.words, wordBlocks(context)),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function section(id: string, title: string, blocks: readonly ReportBlock[]): Section {
  return { id: `method/${id}`, number: null, title, blocks, sections: [] };
}

function assessorBlocks({ t, day, say, sources }: ReportContext): readonly ReportBlock[] {
  const { assessors, formerAssessors = [], mode, instrument } = sources.content;
  const nameOf = (account: string) => assessors.find((one) => one.account === account)?.name ?? '';
  return [
    {
      kind: 'list',
      items: assessors.map(({ name, certificateExpiresOn }) => [
        paragraph(t.method.assessor(name, day(certificateExpiresOn))),
      ]),
    },
    paragraph(mode === 'open' ? t.method.open : t.method.blind),
    ...formerAssessors.map(({ name, leftAt, successor }) =>
      paragraph(
        successor === null
          ? t.method.leftAlone(name, day(leftAt))
          : t.method.left(name, day(leftAt), nameOf(successor)),
      ),
    ),
    ...(instrument.moves ?? []).map(({ plan, at }) =>
      note([{ kind: 'text', text: t.method.moved(plan.from.id, say(instrument.file.name), day(at)) }]),
    ),
  ];
}

function interviewedBlocks({ t, plain, sources }: ReportContext): readonly ReportBlock[] {
  const { interviewed = [] } = sources.content;
  if (interviewed.length === 0) return [paragraph(t.method.noInterviews)];
  const sum = (key: 'interviews' | 'persons') => plain(interviewed.reduce((all, one) => all + one[key], 0));
  return [
    {
      kind: 'table',
      id: 'method/interviewed/table',
      caption: t.method.interviewedCaption,
      columns: [
        { label: t.method.role, isNumber: false },
        { label: t.method.interviews, isNumber: true },
        { label: t.method.persons, isNumber: true },
      ],
      rows: interviewed.map(({ group, interviews, persons }) => [
        { kind: 'text', text: t.method.groups[group] },
        plain(interviews),
        plain(persons),
      ]),
      footer: [{ kind: 'text', text: t.method.sum }, sum('interviews'), sum('persons')],
    },
  ];
}

function leftOutBlocks({ t, day, say, index, sources }: ReportContext): readonly ReportBlock[] {
  const { outOfFocus, agreed } = sources.content;
  const question = (id: string) => {
    const indicator = index.indicatorById.get(id);
    return indicator === undefined ? '' : say(indicator.question);
  };
  const notApplicable = Object.entries(agreed).flatMap(([id, { kind }]) =>
    kind === 'not-applicable' ? [id] : [],
  );
  if (outOfFocus.length === 0 && notApplicable.length === 0) return [paragraph(t.method.nothingLeftOut)];
  const list = (texts: readonly string[]): readonly ReportBlock[] =>
    texts.length === 0 ? [] : [{ kind: 'list', items: texts.map((text) => [paragraph(text)]) }];
  return [
    ...list(
      outOfFocus.map(({ indicator, by, date }) =>
        t.method.leftOutText(indicator, question(indicator), by, day(date)),
      ),
    ),
    ...(notApplicable.length > 0 ? [paragraph(`${t.method.notApplicable}:`)] : []),
    ...list(notApplicable.map((id) => `${id} ${question(id)}`)),
  ];
}

function wordBlocks({ t, language, say, sources }: ReportContext): readonly ReportBlock[] {
  const words = sources.content.instrument.file.report?.words ?? [];
  if (words.length === 0) return [];
  const list = words.map(({ word, from }) => t.method.wordFrom(say(word), from));
  return [paragraph(t.method.wordsText(formatList(list, language)))];
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', spans: [{ kind: 'text', text }] };
}

function note(spans: readonly Inline[]): ReportBlock {
  return { kind: 'note', spans };
}
