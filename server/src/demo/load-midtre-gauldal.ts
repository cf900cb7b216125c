import {
  addFinding,
  appendParagraphs,
  documentShape,
  findingFragment,
  justificationFragment,
  jointName,
  linkFinding,
  reportName,
  restoreProse,
  type RichText,
} from '@samskar/shared/documents';
import { currentDecision, judgeRevealed } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import type { Ballot, BallotIndicator } from '@samskar/shared/scoring';
import type * as Y from 'yjs';
import { firstEpoch } from '../evaluation/current-document.ts';
import { readMidtreGauldal, type MidtreGauldal } from './demo-content.ts';
import { DemoStage, type DemoTools } from './demo-stage.ts';
import { holdInterviews } from './plan-interviews.ts';

/** An evaluation that is agreed on and described, and waits for two signatures. */
export function loadMidtreGauldal(tools: DemoTools, instrument: string): void {
  const content = readMidtreGauldal();
  const stage = new DemoStage(tools, instrument, {
    municipality: { country: 'NO', code: '5027', name: 'Midtre Gauldal' },
    year: 2023,
    population: 6_200,
    blocks: 'all',
  });
  holdInterviews(stage, tools);
  const ids = stage.saveEvidence('assessor-a', content.evidence);
  stage.writeBallot('assessor-a', ballotOf(content, 'a', ids));
  stage.writeBallot('assessor-b', ballotOf(content, 'b', ids));
  stage.sayReadyEverywhere('assessor-a');
  stage.sayReadyEverywhere('assessor-b');
  decide(stage, content);
  writeAllTexts(stage, content);
  writeReport(stage, content);
  stage.run('assessor-b', {
    kind: 'give-gold-star',
    indicator: '1.1.1',
    practice: 'Høringsuka',
    why: 'Alle høringer samles i én uke, og hvert innspill får svar. Andre kan ta etter uten nye systemer.',
  });
}

/** With a snapshot before the last area, so that there is something to compare. */
function writeAllTexts(stage: DemoStage, content: MidtreGauldal): void {
  const areas = stage.instrument.areas.map(({ id }) => id);
  for (const area of areas.slice(0, -1)) writeTexts(stage, content, area);
  stage.run('assessor-a', { kind: 'take-snapshot', name: 'Før siste område' });
  for (const area of areas.slice(-1)) writeTexts(stage, content, area);
}

/** What was agreed, but where this assessor had said something else. Both rest on the same sources. */
function ballotOf(content: MidtreGauldal, who: 'a' | 'b', ids: ReadonlyMap<string, string>): Ballot {
  return Object.fromEntries(
    Object.entries(content.grades).map(([indicator, agreed]): [string, BallotIndicator] => {
      const difference = content.differences.find((one) => one.indicator === indicator);
      const own = difference?.who === who ? difference : undefined;
      const sources = content.evidence.filter((piece) => piece.indicators.includes(indicator));
      const weighed = sources.map((piece, place) => [ids.get(piece.id) ?? '', place === 0 ? 3 : 2] as const);
      return [
        indicator,
        {
          applicable: true,
          grades: { ...agreed, ...own?.grades },
          unsure: own?.unsure ?? [],
          reason: difference?.[who] ?? '',
          evidence: Object.fromEntries(weighed),
        },
      ];
    }),
  );
}

/** Identical gradings together, then what was drawn to be read again and what differs, one by one; B confirms. */
function decide(stage: DemoStage, { grades, differences }: MidtreGauldal): void {
  const { state, instrument } = stage;
  const indicators = instrumentIndex(instrument).indicators.map(({ id }) => id);
  const greens = indicators.filter((id) => judgeRevealed(state, id, instrument).tier === 'green');
  stage.run('assessor-a', { kind: 'accept-greens', indicators: greens });
  const accepted = stage.state;
  for (const indicator of indicators.filter((id) => currentDecision(accepted, id) === undefined)) {
    const reason = differences.find((one) => one.indicator === indicator)?.reason;
    stage.run('assessor-a', {
      kind: 'decide',
      indicator,
      outcome: { kind: 'graded', grades: grades[indicator] ?? {} },
      ...(reason && { reason }),
      seenDecision: null,
    });
  }
  const { decisions } = stage.state;
  const all = indicators.flatMap((id) => decisions[id]?.at(-1)?.id ?? []);
  stage.run('assessor-b', { kind: 'confirm', decisions: all });
}

function writeTexts(stage: DemoStage, { justifications, findings }: MidtreGauldal, area: string): void {
  const shape = documentShape(stage.instrument, area);
  if (shape === undefined) throw new Error(`The instrument has no area ${area}`);
  const name = jointName(stage.evaluation, area, firstEpoch);
  stage.write('assessor-a', name, (doc) => {
    for (const indicator of shape.indicators.keys())
      writeParagraphs(justificationFragment(doc, indicator), justifications[indicator]);
  });
  stage.write('assessor-b', name, (doc) => {
    for (const { column, text, indicators } of findings[area] ?? []) {
      const id = stage.newId();
      addFinding(doc, shape, id, column);
      for (const indicator of indicators) linkFinding(doc, id, indicator, true);
      writeParagraphs(findingFragment(doc, id), text);
    }
  });
}

/** A writes of the whole, B of the areas. */
function writeReport(stage: DemoStage, { report, areas }: MidtreGauldal): void {
  const writeAll = (doc: Y.Doc, texts: Readonly<Record<string, RichText>>) => {
    for (const [place, text] of Object.entries(texts)) restoreProse(doc, place, text, { isAlone: true });
  };
  stage.write('assessor-a', reportName(stage.evaluation, firstEpoch), (doc) => writeAll(doc, report));
  for (const [area, texts] of Object.entries(areas))
    stage.write('assessor-b', jointName(stage.evaluation, area, firstEpoch), (doc) => writeAll(doc, texts));
}

function writeParagraphs(fragment: Y.XmlFragment, text = ''): void {
  appendParagraphs(
    fragment,
    text.split('\n\n').filter((paragraph) => paragraph !== ''),
  );
}
