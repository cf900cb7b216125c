import fc from 'fast-check';
import type { Chart } from '@samskar/shared/charts';

/** What a stranger might write where a name is expected. */
const hostileTexts = [
  '<script>alert(1)</script>',
  '"/><rect width="9999"/>',
  '&amp; &#0; ]]> <!-- --> <![CDATA[',
  "' onload='alert(1)",
  'lav\u202e\u2066poeng',
  '\u0000\u0007\u001b[31m\ud800\uffff\ufeff',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349',
  'W'.repeat(10_000),
  'ord '.repeat(3000),
  '=HYPERLINK("x")',
  'M'.repeat(40),
  '\n\r\t',
  '👩‍👩‍👧‍👦'.repeat(30),
  '中華人民共和国'.repeat(10),
];

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.lorem({ maxCount: 8 }),
);

const common = fc.record({
  language: fc.constantFrom('nb' as const, 'en' as const),
  title: text,
  description: text,
  decimals: fc.constantFrom(0 as const, 1 as const),
});

const max = fc.constantFrom(1, 4, 10, 75, 100, 800);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 800 }) },
  { weight: 2, arbitrary: fc.double({ min: -10, max: 900, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 800, 12_345, Number.NaN, Number.POSITIVE_INFINITY) },
);
const value = fc.option(number, { freq: 6 });
/** Ragged on purpose: a row may have fewer or more values than there are series. */
const values = fc.array(value, { maxLength: 9 });
const emphasis = fc.constantFrom(
  'own' as const,
  'earlier' as const,
  'mean' as const,
  'group' as const,
  'other' as const,
);
const series = fc.record({ label: text, emphasis });
const years = fc.array(fc.record({ label: text, version: fc.oneof(text, fc.constantFrom('2.0', '3.2')) }), {
  maxLength: 5,
});
const labelled = fc.record({ label: text, values });
const valued = fc.record({ label: text, emphasis, values });
const named = fc.record({ label: text, value: number, emphasis });
const band = fc.record({
  band: fc.record({ from: number, to: number, label: text }),
});
const bandOrNone = fc.oneof(band, fc.constant({}));

const kinds = [
  fc.tuple(
    bandOrNone,
    fc.record({
      kind: fc.constant('bullet' as const),
      label: text,
      value: number,
      max,
      marks: fc.array(named, { maxLength: 6 }),
    }),
  ),
  fc.tuple(
    bandOrNone,
    fc.record({
      kind: fc.constant('bars' as const),
      max,
      bars: fc.array(fc.record({ label: text, value, emphasis }), { maxLength: 40 }),
    }),
  ),
  fc.tuple(
    bandOrNone,
    fc.record({ kind: fc.constant('strip' as const), max, values: fc.array(named, { maxLength: 30 }) }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('dots' as const),
      max,
      series: fc.array(series, { maxLength: 7 }),
      rows: fc.array(labelled, { maxLength: 12 }),
    }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('scatter' as const),
      max,
      series: fc.array(series, { maxLength: 5 }),
      groups: fc.array(fc.record({ label: text, values: fc.array(named, { maxLength: 20 }) }), {
        maxLength: 8,
      }),
    }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('radar' as const),
      max,
      axes: fc.array(text, { maxLength: 12 }),
      series: fc.array(valued, { maxLength: 5 }),
    }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('grouped-bars' as const),
      max,
      years,
      groups: fc.array(labelled, { maxLength: 10 }),
    }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('slopes' as const),
      max,
      years,
      lines: fc.array(valued, { maxLength: 10 }),
    }),
  ),
  fc.tuple(
    fc.constant({}),
    fc.record({
      kind: fc.constant('matrix' as const),
      columns: fc.array(text, { maxLength: 14 }),
      rows: fc.array(labelled, { maxLength: 8 }),
      top: max,
    }),
  ),
] as const;

/** Charts of every kind, with any text and any number where one is expected. */
export const anyChart: fc.Arbitrary<Chart> = fc
  .tuple(common, fc.oneof(...kinds))
  .map(([texts, [extra, kind]]) => ({ ...texts, ...extra, ...kind }));
