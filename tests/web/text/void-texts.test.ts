import {
  addFinding,
  appendParagraphs,
  documentShape,
  findingFragment,
  justificationFragment,
  linkFinding,
  proseFragment,
} from '@samskar/shared/documents';
import { instrumentIndex } from '@samskar/shared/instrument';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { EvaluationLog, idOf, smallInstrument } from '../../support/evaluation-log.ts';
import {
  goneAreas,
  leftArea,
  readVoidLinks,
  readVoidTexts,
} from '../../../web/src/routes/evaluation/[id]/text/[[area]]/void-texts.ts';

const finding = idOf('finding');

/** Moved to a version without 1.1.2. */
function moved() {
  const next = structuredClone(smallInstrument);
  Object.assign(next, { id: 'test-2.0', version: '2.0' });
  next.areas[0]!.subareas[0]!.indicators.splice(1, 1);
  const log = new EvaluationLog();
  log.published.set(next.id, { hash: 'b'.repeat(64), instrument: next });
  expect(log.move(idOf('owner'), next.id)).toBeUndefined();
  return { state: log.state, index: instrumentIndex(next) };
}

function written(): Y.Doc {
  const doc = new Y.Doc();
  appendParagraphs(justificationFragment(doc, '1.1.1'), ['Står']);
  appendParagraphs(justificationFragment(doc, '1.1.2'), ['Bortfalt']);
  appendParagraphs(proseFragment(doc, 'area/1/lead'), ['Innledning']);
  addFinding(doc, documentShape(smallInstrument, '1')!, finding, 'strength');
  appendParagraphs(findingFragment(doc, finding), ['Et funn']);
  for (const indicator of ['1.1.1', '1.1.2']) linkFinding(doc, finding, indicator, true);
  return doc;
}

test('what was written of an indicator that is gone can still be read, and what stands is not repeated', () => {
  const { state, index } = moved();
  const left = leftArea(state, index, '1');
  expect(left).toEqual(['1.1.2']);
  expect(leftArea(state, index, '2')).toEqual([]);
  expect(readVoidTexts(written(), left, documentShape(smallInstrument, '1'))).toMatchObject({
    prose: [],
    justifications: [{ indicator: '1.1.2', text: 'Bortfalt' }],
    findings: [],
  });
  expect(readVoidLinks(written(), left).get(finding)).toEqual(['1.1.2']);
  expect(goneAreas(state, index)).toEqual([]);
});

test('findings and prose of the report have lost their place with their area', () => {
  expect(readVoidTexts(written(), ['1.1.1', '1.1.2'], undefined)).toMatchObject({
    prose: [{ place: 'area/1/lead', text: 'Innledning' }],
    justifications: [{ indicator: '1.1.1' }, { indicator: '1.1.2' }],
    findings: [{ id: finding, text: 'Et funn' }],
  });
});
