import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../../server/src/reports/pptx/column-widths.ts';
import { inchesOf } from '../../../server/src/reports/pptx/fit-text.ts';

const column = (label: string, isNumber = false) => ({ label, isNumber });

describe('the columns of a table on a slide', () => {
  it('leave a year whole beside long names, and give what is left to what heads the rows', () => {
    const table = {
      columns: [column('Kommune'), column('Størrelsesgruppe'), column('År'), column('Poeng', true)],
      rows: [['Røros', '5 000–10 000 innbyggere (6 kommuner)', '2021', '593']],
      footer: null,
    };
    const [, group, year] = columnWidths(table, 11, 18);
    expect(year).toBeGreaterThan(inchesOf('2021', 18));
    expect(group).toBeGreaterThan(2 * year!);
    const roomy = columnWidths({ ...table, rows: [['Røros', '', '2021', '593']] }, 14, 18);
    expect(roomy[2]).toBe(year);
    expect(Math.max(...roomy)).toBe(roomy[0]);
  });

  it('take the whole width, whatever they hold', () => {
    const columns = fc.array(fc.record({ label: fc.string(), isNumber: fc.boolean() }), {
      minLength: 1,
      maxLength: 9,
    });
    const text = fc.string({ maxLength: 120 });
    fc.assert(
      fc.property(columns, fc.array(fc.array(text, { maxLength: 9 })), (given, rows) => {
        const widths = columnWidths({ columns: given, rows, footer: null }, 12, 18);
        expect(widths).toHaveLength(given.length);
        expect(Math.min(...widths)).toBeGreaterThan(0);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(12);
      }),
    );
  });
});
