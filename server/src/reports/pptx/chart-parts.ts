import { strFromU8, strToU8 } from 'fflate';
import { chartXml } from './chart-xml.ts';
import type { Deck, NativeChart } from './deck.ts';
import type { Parts } from './package-parts.ts';
import { languageTag } from './slide-xml.ts';
import { writeWorkbook } from './write-workbook.ts';

/**
 * The deck's charts and workbooks in place of those that pptxgenjs made. It counts charts over all decks that a process has
 * made; here they bear the numbers of their own deck.
 */
export async function withCharts(parts: Parts, deck: Deck): Promise<Parts> {
  const charts = deck.slides.flatMap(({ body }) => (body?.kind === 'chart' ? [body.chart] : []));
  const made = chartNumbers(parts);
  if (made.length !== charts.length)
    throw new Error(`pptxgenjs made ${made.length} of ${charts.length} charts`);
  const others = Object.entries(parts)
    .filter(([path]) => !/^ppt\/(charts|embeddings)\//.test(path))
    .map(([path, part]) => [path, namesCharts(path) ? renumbered(part, path, made) : part] as const);
  const own: Record<string, Uint8Array> = {};
  for (const [at, chart] of charts.entries())
    Object.assign(own, await chartParts(chart, at + 1, languageTag(deck)));
  return { ...Object.fromEntries(others), ...own };
}

function chartNumbers(parts: Parts): readonly number[] {
  return Object.keys(parts)
    .flatMap((path) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(path)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

const contentTypesPart = '[Content_Types].xml';

function namesCharts(path: string): boolean {
  return path === contentTypesPart || path.startsWith('ppt/slides/_rels/');
}

/** In relationships relative to the slide, which is how pptx-automizer knows a chart's relationship when it copies one. */
function renumbered(part: Uint8Array, path: string, made: readonly number[]): Uint8Array {
  const folder = path === contentTypesPart ? '/ppt/charts' : '../charts';
  return strToU8(
    strFromU8(part).replaceAll(
      /"(?:\/ppt|\.\.)\/charts\/chart(\d+)\.xml"/g,
      (_, old: string) => `"${folder}/chart${made.indexOf(Number(old)) + 1}.xml"`,
    ),
  );
}

async function chartParts(chart: NativeChart, number: number, language: string): Promise<Parts> {
  return {
    [`ppt/charts/chart${number}.xml`]: strToU8(chartXml(chart, language)),
    [`ppt/charts/_rels/chart${number}.xml.rels`]: strToU8(workbookRelation(number)),
    [`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`]: await writeWorkbook(chart),
  };
}

function workbookRelation(number: number): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/Microsoft_Excel_Worksheet${number}.xlsx"/></Relationships>`;
}
