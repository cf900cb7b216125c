import {
  addReportPart,
  documentShape,
  flatValues,
  moveReportPart,
  parseDocumentName,
  reportName,
  reportShape,
  switchReportPart,
} from '@samskar/shared/documents';
import { uiLanguages } from '@samskar/shared/messages';
import { builtInParts, textPlace } from '@samskar/shared/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { prosePlaceLabel } from '../../../web/src/lib/evaluation/prose-place-label.ts';
import { documentLabel, valueLabel } from '../../../web/src/lib/evaluation/value-label.ts';
import { EvaluationLog, smallInstrument } from '../../support/evaluation-log.ts';

const added = '11111111-0000-4000-8000-000000000000';

test('every place of a report is called something of its own, in both languages', () => {
  const places = [
    ...builtInParts.map((part) => textPlace.part(part)),
    textPlace.part(added),
    ...documentShape(smallInstrument, '1')!.prose,
  ];
  for (const language of uiLanguages) {
    const labels = places.map((place) => prosePlaceLabel(place, language));
    expect(new Set(labels).size).toBe(places.length);
    for (const label of labels) expect(label).not.toMatch(/\/|undefined/);
  }
});

test('what was not taken of the report is said in words', () => {
  const { state } = new EvaluationLog();
  const name = parseDocumentName(reportName(state.creation.id, 1))!;
  const doc = new Y.Doc();
  addReportPart(doc, added);
  switchReportPart(doc, 'method', false);
  moveReportPart(doc, 'closing', 0);
  const words = { state, instrument: smallInstrument, language: 'nb' } as const;
  expect(documentLabel(name, words)).toBe('rapportens tekst');
  const labels = [...flatValues(doc, 'report', reportShape).keys()].map((key) =>
    valueLabel(key, name, words),
  );
  expect(labels.toSorted()).toEqual([
    'Avslutning: plassen i rapporten',
    'Egen del: plassen i rapporten',
    'Egen del: tittel',
    'Metode: ikke med i rapporten',
  ]);
});
