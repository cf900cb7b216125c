import {
  ballotName,
  fieldworkName,
  formatDocumentName,
  jointName,
  parseDocumentName,
  reportName,
  sheetName,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryText } from '../../support/arbitrary-text.ts';

const area = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,39}$/);
const epoch = fc.integer({ min: 1, max: 999_999_999 });

test('a name that was made is read back as what it was made of', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), area, epoch, (evaluation, assessor, areaId, number) => {
      expect(parseDocumentName(ballotName(evaluation, assessor, areaId, number))).toEqual({
        kind: 'ballot',
        evaluation,
        assessor,
        area: areaId,
        epoch: number,
      });
      for (const [kind, name] of [
        ['sheet', sheetName],
        ['joint', jointName],
      ] as const)
        expect(parseDocumentName(name(evaluation, areaId, number))).toEqual({
          kind,
          evaluation,
          area: areaId,
          epoch: number,
        });
      expect(parseDocumentName(fieldworkName(evaluation, assessor, number))).toEqual({
        kind: 'fieldwork',
        evaluation,
        source: assessor,
        epoch: number,
      });
      expect(parseDocumentName(reportName(evaluation, number))).toEqual({
        kind: 'report',
        evaluation,
        epoch: number,
      });
    }),
  );
});

test('whatever the text, reading it throws nothing, and a name that is read is written the same way', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), arbitraryText()), (text) => {
      const name = parseDocumentName(text);
      if (name !== undefined) expect(formatDocumentName(name)).toBe(text);
    }),
  );
});

const evaluation = 'eeeeeeee-0000-4000-8000-000000000000';

test.each([
  '',
  'ballot',
  `joint/${evaluation}/1`,
  `joint/${evaluation}/1@0`,
  `joint/${evaluation}/1@01`,
  `joint/${evaluation}/1@-1`,
  `joint/${evaluation}/1@1 `,
  `joint/${evaluation}/1@1\n`,
  `joint/${evaluation}/1@1@1`,
  `joint/${evaluation}/../1@1`,
  `joint/${evaluation.toUpperCase()}/1@1`,
  `joint/${evaluation}/A@1`,
  `sheet/${evaluation}/${evaluation}/1@1`,
  `ballot/${evaluation}/1@1`,
  `fieldwork/${evaluation}/1@1`,
])('%j is no name', (text) => {
  expect(parseDocumentName(text)).toBeUndefined();
});
