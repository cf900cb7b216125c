import { defaultDisagreementSettings, disagreementSettingsSchema } from '@samskar/shared/disagreement';
import { expect, test } from 'vitest';

test('the defaults are those of the method', () => {
  expect(defaultDisagreementSettings).toEqual({
    redStep: 2,
    redExistence: true,
    redShareOfMax: 0.25,
    areaGapPoints: 5,
    totalGapPoints: 20,
    rereadShareMin: 0.05,
    rereadShareMax: 0.1,
  });
});

test.each([
  { redStep: 0 },
  { redStep: 1.5 },
  { redShareOfMax: -0.1 },
  { redShareOfMax: 1.1 },
  { redShareOfMax: 0.1234 },
  { areaGapPoints: -1 },
  { rereadShareMin: 0.2, rereadShareMax: 0.1 },
  { unknown: 1 },
])('settings %o are refused', (settings) => {
  expect(disagreementSettingsSchema.safeParse(settings).success).toBe(false);
});
