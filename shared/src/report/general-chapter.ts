import type { ReportContext } from './report-context.ts';
import { textPlace } from './report-texts.ts';
import type { ReportBlock, Section } from './report.ts';
import { passageBlocks } from './rich-text-blocks.ts';

/** What the instrument says in every report, and what people add for this one. */
export function generalChapter({ t, say, ifWritten, sources }: ReportContext): Section {
  const { report, notice } = sources.content.instrument.file;
  const passage = (id: string, title: string, blocks: readonly ReportBlock[]): Section[] =>
    blocks.length > 0 ? [{ id: `general/${id}`, number: null, title, blocks, sections: [] }] : [];
  const note: readonly ReportBlock[] = notice
    ? [{ kind: 'note', spans: [{ kind: 'text', text: say(notice) }] }]
    : [];
  return {
    id: 'general',
    number: null,
    title: t.part.general,
    blocks: ifWritten(textPlace.part('general')),
    sections:
      report === undefined
        ? []
        : [
            ...passage('about', t.general.about, [...passageBlocks(say(report.about)), ...note]),
            ...passage('ideal', t.general.ideal, passageBlocks(say(report.ideal))),
            ...passage('versions', t.general.versions, passageBlocks(say(report.versions))),
            ...passage('cautions', t.general.cautions, cautionsOf(report.cautions.map(say))),
          ],
  };
}

function cautionsOf(cautions: readonly string[]): readonly ReportBlock[] {
  if (cautions.length === 0) return [];
  return [
    { kind: 'list', items: cautions.map((text) => [{ kind: 'note', spans: [{ kind: 'text', text }] }]) },
  ];
}
