import {
  addFinding,
  appendParagraphs,
  findingFragment,
  flatValues,
  justificationFragment,
  linkFinding,
  reasonText,
  readFindings,
  setApplicable,
  setEvidenceWeight,
  setGrade,
  setUnsure,
  takeOverValues,
} from '@samskar/shared/documents';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { evidence, shape } from './shape.ts';

const finding = '11111111-0000-4000-8000-000000000000';

test.each(['ballot', 'joint'] as const)(
  '[R10] a %s says afterwards what was laid aside, by every kind of key',
  (kind) => {
    const [from, to] = [new Y.Doc(), new Y.Doc()];
    if (kind === 'ballot') fillBallot(from);
    else fillJoint(from);
    const said = flatValues(from, kind, shape);
    takeOverValues(from, to, { kind, shape }, [...said.keys()]);
    expect(flatValues(to, kind, shape)).toEqual(said);
  },
);

test('[R10] what is not said there is taken away, and other keys are left alone', () => {
  const [from, to] = [new Y.Doc(), new Y.Doc()];
  fillBallot(to);
  setGrade(from, '1.1.1', 'c2', 1);
  takeOverValues(from, to, { kind: 'ballot', shape }, ['1.1.1/c1', 'reason/1.1.1', '1.1.1/c2']);
  expect(Object.fromEntries(flatValues(to, 'ballot', shape))).toEqual({
    '1.1.1/c1/unsure': true,
    '1.1.1/c2': 1,
    '1.1.2/not-applicable': true,
    [`1.1.1/evidence/${evidence[0]!}`]: 2,
  });
});

test('a finding that was deleted there is deleted here', () => {
  const [from, to] = [new Y.Doc(), new Y.Doc()];
  fillJoint(to);
  takeOverValues(from, to, { kind: 'joint', shape }, [`${finding}/column`]);
  expect(readFindings(to, shape)).toEqual([]);
});

test('what is said already grows the document by nothing, and all of it is one edit', () => {
  const [from, to] = [new Y.Doc(), new Y.Doc()];
  fillBallot(from);
  const keys = [...flatValues(from, 'ballot', shape).keys()];
  let updates = 0;
  to.on('update', () => (updates += 1));
  takeOverValues(from, to, { kind: 'ballot', shape }, keys);
  takeOverValues(from, to, { kind: 'ballot', shape }, keys);
  expect(updates).toBe(1);
});

function fillBallot(doc: Y.Doc): void {
  setGrade(doc, '1.1.1', 'c1', 4);
  setUnsure(doc, '1.1.1', 'c1', true);
  setApplicable(doc, '1.1.2', false);
  setEvidenceWeight(doc, '1.1.1', evidence[0]!, 2);
  reasonText(doc, '1.1.1').insert(0, 'Ny grunn 🎯');
}

function fillJoint(doc: Y.Doc): void {
  appendParagraphs(justificationFragment(doc, '1.1.1'), ['Et avsnitt', 'Et til']);
  addFinding(doc, shape, finding, 'challenge');
  linkFinding(doc, finding, '1.1.2', true);
  findingFragment(doc, finding).delete(0, findingFragment(doc, finding).length);
  appendParagraphs(findingFragment(doc, finding), ['Få ledere']);
}
