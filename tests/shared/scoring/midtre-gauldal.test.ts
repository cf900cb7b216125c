import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { displayScorePlainly, scoreEvaluation, toNumber, type GradeSheet } from '@samskar/shared/scoring';
import { describe, expect, test } from 'vitest';
import demo from '../../../server/src/demo/midtre-gauldal-grades.json' with { type: 'json' };

/** As printed in the evaluation report of 2023; 1.5 as in its heading (its table says 19.8). */
const publishedBySubareaId = {
  ...{ '1.1': '10.0', '1.2': '5.0', '1.3': '20.0', '1.4': '6.7', '1.5': '20.8' },
  ...{ '2.1': '8.0', '2.2': '25.0', '2.3': '18.4', '2.4': '21.7' },
  ...{ '3.1': '8.7', '3.2': '35.3', '3.3': '25.3', '3.4': '17.3' },
  ...{ '4.1': '13.3', '4.2': '15.5', '4.3': '14.0', '4.4': '15.3', '4.5': '9.5' },
  ...{ '5.1': '6.7', '5.2': '3.3', '5.3': '6.7', '5.4': '15.3', '5.5': '8.7' },
  ...{ '6.1': '13.3', '6.2': '15.3', '6.3': '18.0', '6.4': '20.0' },
  ...{ '7.1': '13.0', '7.2': '26.3', '7.3': '23.3', '7.4': '6.7' },
  ...{ '8.1': '17.7', '8.2': '27.3', '8.3': '13.3', '8.4': '25.6' },
};

describe('the demo grades of Midtre Gauldal 2023', () => {
  const instrument = findShippedInstrument('kk-3.2')!;
  const sheet: GradeSheet = Object.fromEntries(
    Object.entries(demo.grades).map(([id, grades]) => [id, { kind: 'graded', grades }]),
  );
  const score = scoreEvaluation(instrument, sheet);
  const areas = [...score.areas.values()].map((area) => displayScorePlainly(area, 'area'));

  test('are whole, complete and marked as made up', () => {
    expect(demo.madeUp).toBe(true);
    expect(score.total).toMatchObject({ graded: 79, indicators: 79 });
    expect(score.indicators.size).toBe(79);
    for (const grades of Object.values(demo.grades)) {
      for (const grade of Object.values(grades)) expect([0, 1, 2, 3, 4, 5]).toContain(grade);
    }
  });

  test('give all 35 published sub-area figures as displayed', () => {
    const displayed = [...score.subareas.values()].map((line) => [
      line.id,
      displayScorePlainly(line, 'subarea'),
    ]);
    expect(displayed).toHaveLength(35);
    expect(Object.fromEntries(displayed)).toEqual(publishedBySubareaId);
  });

  test('give the published areas, but for area 2, whose sub-areas make 73 and not the printed 77', () => {
    expect(areas).toEqual(['62', '73', '87', '68', '41', '67', '69', '84']);
  });

  test('give a total of 550, while the displayed areas add up to 551: both are right', () => {
    expect(displayScorePlainly(score.total, 'total')).toBe('550');
    expect(areas.reduce((sum, area) => sum + Number(area), 0)).toBe(551);
    expect(toNumber(score.total.points)).toBeCloseTo(550.4667, 4);
  });
});
