import { strFromU8, unzipSync } from 'fflate';
import type { ReportFormat } from '@samskar/shared/api';
import { buildReport, type ReportSources } from '@samskar/shared/report';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../../server/src/reports/render-report.ts';
import { expectOk } from '../../support/evaluation-desk.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { readWorkbook } from '../../support/read-workbook.ts';
import { numbersOf } from '../../support/report-walk.ts';
import { openDemoDesk, signDemo, type DemoDesk } from '../../support/signed-demo.ts';

/** What a person reads of each kind of file. */
const textOfFile: Readonly<Record<ReportFormat, (file: Uint8Array) => Promise<string> | string>> = {
  html: (file) => withoutTags(decode(file)),
  pdf: async (file) => (await readPdf(file)).pages.map(({ text }) => text).join('\n'),
  docx: (file) => withoutTags(decode(unzipSync(file)['word/document.xml']!)),
  pptx: (file) =>
    Object.entries(unzipSync(file))
      .filter(([path]) => /^ppt\/(slides|notesSlides|charts)\/[^/]+\.xml$/.test(path))
      .map(([, part]) => withoutTags(decode(part)))
      .join('\n'),
  xlsx: (file) =>
    readWorkbook(file)
      .flatMap(({ cells }) => cells)
      .map(({ value, format }) =>
        typeof value === 'number' ? value.toFixed(format === '0.0' ? 1 : 0).replace('.', ',') : value,
      )
      .join('\n'),
  csv: decode,
  json: decode,
  zip: (file) => textOfFile.pdf(unzipSync(file)['report.pdf']!),
};

const formats = Object.keys(textOfFile) as ReportFormat[];

let demo: DemoDesk;
let before: Made;
let after: Made;

type Made = { readonly sources: ReportSources; readonly textByFormat: ReadonlyMap<string, string> };

beforeAll(async () => {
  demo = await openDemoDesk();
  before = await makeAll();
  const { desk, evaluation } = demo;
  expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Feil karakter' }));
  giveHighestGrades('1.1.1');
  after = await makeAll();
});

/** Signs, and makes every kind of file. */
async function makeAll(): Promise<Made> {
  const { sources, archive } = signDemo(demo);
  const texts = [];
  for (const format of formats)
    texts.push([
      format,
      await textOfFile[format](await renderReport({ sources, format, ...(format === 'zip' && { archive }) })),
    ] as const);
  return { sources, textByFormat: new Map(texts) };
}

function giveHighestGrades(indicator: string): void {
  const { desk, evaluation } = demo;
  const last = desk.state(evaluation).decisions[indicator]!.at(-1)!;
  if (last.outcome.kind !== 'graded') throw new Error('It is graded');
  const grades = Object.fromEntries(Object.keys(last.outcome.grades).map((criterion) => [criterion, 5]));
  expectOk(
    desk.run(evaluation, 'a', {
      kind: 'decide',
      indicator,
      outcome: { kind: 'graded', grades },
      reason: { code: 'new-information', text: 'Ny dokumentasjon.' },
      seenDecision: last.id,
    }),
  );
  const { id } = desk.state(evaluation).decisions[indicator]!.at(-1)!;
  expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions: [id] }));
}

/** How often each number with a decimal, or with three digits, stands in a text. */
function countNumbers(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [number] of text.matchAll(/(?<![\d.,])\d+(,\d|\d{2})(?![\d.,]*\d)/g))
    counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

function decode(file: Uint8Array): string {
  return strFromU8(file);
}

function withoutTags(markup: string): string {
  return markup.replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]+>/g, ' ');
}

describe('a grade that is changed', () => {
  test('changes its indicator, its sub-area, its area and the total', () => {
    const shown = ({ sources }: Made) => {
      const numbers = numbersOf(buildReport(sources));
      const find = (kind: string, id?: string) =>
        numbers.find(({ leadsTo }) => leadsTo?.kind === kind && (!('id' in leadsTo) || leadsTo.id === id))
          ?.text;
      return [find('indicator', '1.1.1'), find('subarea', '1.1'), find('area', '1'), find('total')];
    };
    const [old, now] = [shown(before), shown(after)];
    expect(old[3]).toBe('550');
    for (const place of [0, 1, 2, 3]) expect(now[place], `${place}`).not.toBe(old[place]);
  });

  test.each(formats)('changes wherever it is counted in, in %s', (format) => {
    // A deck shows no indicators, and not every table.
    const isSelection = format === 'pptx';
    const model = (made: Made) =>
      countNumbers(
        numbersOf(buildReport(made.sources))
          .map(({ text }) => text)
          .join(' ; '),
      );
    const [modelBefore, modelAfter] = [model(before), model(after)];
    const [fileBefore, fileAfter] = [before, after].map((made) =>
      countNumbers(made.textByFormat.get(format)!),
    );
    const changed = [...new Set([...modelBefore.keys(), ...modelAfter.keys()])].filter(
      (number) => (modelBefore.get(number) ?? 0) !== (modelAfter.get(number) ?? 0),
    );
    expect(changed).toContain('550');
    expect(changed.length).toBeGreaterThan(3);
    for (const number of changed) {
      const inModel = (modelAfter.get(number) ?? 0) - (modelBefore.get(number) ?? 0);
      const inFile = (fileAfter!.get(number) ?? 0) - (fileBefore!.get(number) ?? 0);
      const expected = [Math.sign(inModel), ...(isSelection && number !== '550' ? [0] : [])];
      expect(expected, `${number}: ${inFile} in ${format}, ${inModel} in the model`).toContain(
        Math.sign(inFile),
      );
    }
  });
});
