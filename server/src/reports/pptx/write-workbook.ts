import { strFromU8, strToU8, unzipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { NativeChart } from './deck.ts';
import { formatCode } from './chart-xml.ts';
import { zipParts } from './package-parts.ts';

/**
 * The workbook behind a chart, which "Edit data" opens: categories in column A, a series in each further one. pptxgenjs writes
 * one too, in which a zero is empty and two series of one name make Excel repair the file.
 */
export async function writeWorkbook(chart: NativeChart): Promise<Uint8Array> {
  const head = ['', ...chart.series.map(({ label }) => label)];
  const rows = chart.categories.map((category, at) => [
    { type: String, value: category },
    ...chart.series.map(({ values }) => {
      const value = values[at] ?? null;
      return value === null ? null : { type: Number, value, format: formatCode(chart) };
    }),
  ]);
  const data: SheetData = [head.map((value) => ({ type: String, value })), ...rows];
  const bytes = await writeExcelFile(data, { sheet: 'Sheet1' }).toBuffer();
  return withFixedTimes(bytes);
}

function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [
      path,
      path === 'docProps/core.xml'
        ? strToU8(strFromU8(part).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '1980-01-01T00:00:00Z'))
        : part,
    ]),
  );
  return zipParts(parts);
}
