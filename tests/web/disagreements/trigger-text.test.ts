import type { Trigger } from '@samskar/shared/disagreement';
import { expect, test } from 'vitest';
import { triggerText } from '../../../web/src/routes/evaluation/[id]/disagreements/trigger-text.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const instrument = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 5 }, { topGrade: 5 }] });
const words = {
  instrument,
  language: 'nb',
  names: ['Vurderer A', 'Vurderer B'],
  redShareOfMax: 0.25,
} as const;

test.each<[Trigger, string]>([
  [
    { kind: 'applicability', tier: 'red', applicable: [true, false] },
    'Gjelder for Vurderer A, ikke aktuell for Vurderer B',
  ],
  [
    { kind: 'existence', tier: 'red', criterionId: 'c1', grades: [0, 1] },
    'Navn c1: én gir 0, en annen gir uttelling. Finnes systemet?',
  ],
  [
    { kind: 'criterion-far-apart', tier: 'red', criterionId: 'c2', grades: [4, 1] },
    'Navn c2: 3 trinn fra hverandre',
  ],
  [
    { kind: 'points-far-apart', tier: 'red', apart: { units: 27, unitsPerPoint: 10 } },
    '2,7 poeng fra hverandre, 25\u00a0% av maksimum eller mer',
  ],
  [
    { kind: 'unsure', tier: 'amber', criterionIds: ['c1', 'c2'], places: [1] },
    'Vurderer B er usikker på Navn c1 og Navn c2',
  ],
  [
    { kind: 'no-evidence', tier: 'amber', places: [0, 1] },
    'Vurderer A og Vurderer B har ikke knyttet til bevis',
  ],
  [{ kind: 'disjoint-evidence', tier: 'amber' }, 'Like karakterer, men ingen felles bevis'],
  [{ kind: 'equal-points-different-grades', tier: 'amber' }, 'Like mange poeng fra ulike karakterer'],
])('says in words why an indicator is marked: %o', (trigger, text) => {
  expect(triggerText(trigger, words)).toBe(text);
});
