import type { ComparedMean, OwnYear, RankedTotal } from '@samskar/shared/comparison';
import type { Instrument } from '@samskar/shared/instrument';
import type { PublicPart } from '@samskar/shared/package';
import { buildInstrument } from './build-instrument.ts';

/** Five areas of 100 points, with one indicator each: `1.1.1`, `2.1.1`, ... */
export function fiveAreas(normBand?: { readonly from: number; readonly to: number }): Instrument {
  const instrument = buildInstrument({
    areas: [[[100]], [[100]], [[100]], [[100]], [[100]]],
    criteria: [{ topGrade: 100 }],
  });
  const said = { population: { nb: 'alle' }, source: { nb: 'oppdiktet' } };
  return { ...instrument, version: '3.2', ...(normBand && { normBand: { ...normBand, ...said } }) };
}

/** Points by area, whole ones; null is not graded. */
export function resultOf(points: readonly (number | null)[]): PublicPart['result'] {
  const areas = points.map((one, at) => ({ id: String(at + 1), ...line(one, 100) }));
  const graded = points.filter((one) => one !== null);
  const sum = graded.length === 0 ? null : graded.reduce((all, one) => all + one, 0);
  const below = (ending: string) => areas.map((area) => ({ ...area, id: `${area.id}${ending}` }));
  return {
    total: line(sum, 100 * points.length),
    areas,
    subareas: below('.1'),
    indicators: below('.1.1'),
    roundingNote: null,
  };
}

/** What would be signed: everything graded and justified, with a strength in each area. */
export function contentOf(points: readonly (number | null)[], instrument = fiveAreas()): PublicPart {
  return {
    evaluation: '00000000-0000-4000-8000-000000000001',
    madeUp: true,
    municipality: {
      id: '00000000-0000-4000-8000-000000000002',
      country: 'NO',
      code: '5027',
      name: 'Midtre Gauldal',
    },
    year: 2023,
    population: 6123,
    populationDate: '2023-01-01',
    sizeGroup: null,
    instrument: { hash: '0'.repeat(64), file: instrument },
    assessors: [
      {
        account: '00000000-0000-4000-8000-00000000000a',
        name: 'Vurderer A',
        certificateExpiresOn: '2030-01-01',
      },
      {
        account: '00000000-0000-4000-8000-00000000000b',
        name: 'Vurderer Bakke',
        certificateExpiresOn: '2030-01-01',
      },
    ],
    blocks: 'area',
    settings: {} as PublicPart['settings'],
    outOfFocus: [],
    agreed: Object.fromEntries(
      points.flatMap((one, at) =>
        one === null ? [] : [[`${at + 1}.1.1`, { kind: 'graded' as const, grades: { c1: one } }]],
      ),
    ),
    result: resultOf(points),
    justifications: points.map((_, at) => ({ indicator: `${at + 1}.1.1`, text: prose('Det er i bruk.') })),
    findings: points.map((_, at) => ({
      id: `00000000-0000-4000-8000-00000000010${at}`,
      area: String(at + 1),
      column: 'strength' as const,
      indicators: [],
      text: 'Har en plan.',
    })),
  };
}

export function prose(text: string) {
  return [{ kind: 'paragraph' as const, spans: [{ kind: 'text' as const, text }] }];
}

export function meanOf(total: number | null, areas: Readonly<Record<string, number>> = {}): ComparedMean {
  return {
    kind: 'nation',
    label: 'Landet',
    total,
    areas,
    n: 57,
    period: { from: 2014, to: 2023 },
    versions: ['2.1', '3.2'],
    source: null,
    note: '',
    printedIn: null,
  };
}

export function ownYear(total: number | null, areas: OwnYear['areas'] = {}, version = '3.2'): OwnYear {
  return { year: 2015, version, isVersionCertain: true, total, areas, basis: 'same' };
}

/** Of other municipalities. */
export function rankedOthers(totals: readonly number[]): readonly RankedTotal[] {
  return totals.map((total, at) => ({
    name: `Kommune ${at + 1}`,
    year: 2020,
    version: '3.2',
    total,
    population: null,
    incomeGroup: null,
    isOwn: false,
  }));
}

function line(points: number | null, max: number): PublicPart['result']['total'] {
  return {
    points: String(points ?? 0),
    display: points === null ? '–' : String(points),
    max: String(max),
    possibleMax: String(max),
  };
}
