import { strFromU8, strToU8, unzipSync } from 'fflate';
import { XMLParser } from 'fast-xml-parser';
import { readXmlElements } from '../../server/src/reports/read-xml-elements.ts';

/** A .pptx as a reader meets it: its slides in their order. */
export type ReadDeck = {
  /** Of every part, XML or not. */
  readonly paths: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
  readonly slides: readonly ReadSlide[];
};

export type ReadSlide = {
  readonly xml: string;
  readonly layout: string;
  readonly isHidden: boolean;
  readonly title: string;
  /** Every run on the slide, in reading order. */
  readonly texts: readonly string[];
  readonly notes: readonly string[];
  /** `descr` of each graphic. */
  readonly descriptions: readonly string[];
  readonly charts: readonly ReadChart[];
};

export type ReadChart = {
  readonly kind: string;
  readonly xml: string;
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly categories: readonly string[];
  /** The first sheet of the workbook behind it, row by row. */
  readonly sheet: readonly (readonly (string | number | null)[])[];
};

export function readDeck(bytes: Uint8Array): ReadDeck {
  const files = unzipSync(bytes);
  const parts = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, part]) => [path, strFromU8(part)]),
  );
  const relations = targetsOf(parts, 'ppt/presentation.xml');
  const ids = [...parts['ppt/presentation.xml']!.matchAll(/<p:sldId\b[^>]*r:id="([^"]+)"/g)].map(
    ([, id]) => id!,
  );
  return {
    paths: Object.keys(files),
    parts,
    slides: ids.map((id) => readSlide(files, parts, relations.get(id)!)),
  };
}

/** Parts that no XML reader would take. */
export function brokenParts({ parts }: ReadDeck): readonly string[] {
  return Object.keys(parts).filter((path) => readXmlElements(strToU8(parts[path]!)) === undefined);
}

/** Relationships to parts that are not there, which make PowerPoint repair a file, and parts without a content type. */
export function danglingTargets({ paths, parts }: ReadDeck): readonly string[] {
  const types = parts['[Content_Types].xml']!;
  const owners = Object.keys(parts)
    .filter((path) => path.endsWith('.rels'))
    .map((path) => path.replace('_rels/', '').replace(/\.rels$/, ''));
  const missing = owners.flatMap((owner) =>
    [...targetsOf(parts, owner).values()].filter((path) => !paths.includes(path)),
  );
  const typed = (path: string) =>
    types.includes(`PartName="/${path}"`) ||
    types.includes(`Extension="${path.slice(path.lastIndexOf('.') + 1)}"`);
  const declared = [...types.matchAll(/PartName="\/([^"]*)"/g)].map(([, path]) => path!);
  return [
    ...missing,
    ...paths.filter((path) => !typed(path) && path !== '[Content_Types].xml'),
    ...declared.filter((path) => !paths.includes(path)),
  ];
}

function readSlide(
  files: Readonly<Record<string, Uint8Array>>,
  parts: Readonly<Record<string, string>>,
  path: string,
): ReadSlide {
  const xml = parts[path]!;
  const targets = [...targetsOf(parts, path).values()];
  const layout = parts[targets.find((target) => target.includes('slideLayouts/'))!]!;
  const notes = targets.find((target) => target.includes('notesSlides/'));
  return {
    xml,
    layout: /<p:cSld name="([^"]*)"/.exec(layout)?.[1] ?? '',
    isHidden: /<p:sld\b[^>]*show="0"/.test(xml),
    title: paragraphsIn(/<p:ph type="(?:ctrT|t)itle"[^]*?<\/p:sp>/.exec(xml)?.[0] ?? '').join(' '),
    texts: paragraphsIn(xml),
    notes: notes === undefined ? [] : paragraphsIn(parts[notes]!.split('type="sldNum"')[0]!),
    descriptions: [...xml.matchAll(/<p:graphicFrame>[^]*?<p:cNvPr\b([^>]*)/g)].map(([, attributes]) =>
      unescaped(/descr="([^"]*)"/.exec(attributes!)?.[1] ?? ''),
    ),
    charts: targets
      .filter((target) => target.includes('charts/'))
      .map((target) => readChart(files, parts, target)),
  };
}

function readChart(
  files: Readonly<Record<string, Uint8Array>>,
  parts: Readonly<Record<string, string>>,
  path: string,
): ReadChart {
  const xml = parts[path]!;
  const series = [...xml.matchAll(/<c:ser>[^]*?<\/c:ser>/g)].map(([one]) => one);
  const count = Number(/<c:cat>[^]*?<c:ptCount val="(\d+)"/.exec(xml)?.[1] ?? 0);
  const pointsIn = (text: string) =>
    new Map(
      [...text.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [
        Number(at),
        unescaped(value!),
      ]),
    );
  const within = (text: string, tag: string) =>
    new RegExp(`<c:${tag}>[^]*?</c:${tag}>`).exec(text)?.[0] ?? '';
  const workbook = [...targetsOf(parts, path).values()].find((target) => target.endsWith('.xlsx'))!;
  return {
    kind: /<c:(bar|line|radar)Chart>/.exec(xml)?.[1] ?? '',
    xml,
    categories: [...pointsIn(within(series[0] ?? '', 'cat')).values()],
    series: series.map((one) => {
      const values = pointsIn(within(one, 'val'));
      return {
        label: pointsIn(within(one, 'tx')).get(0) ?? '',
        values: Array.from({ length: count }, (_, at) => (values.has(at) ? Number(values.get(at)) : null)),
      };
    }),
    sheet: readSheet(files[workbook]!),
  };
}

function readSheet(bytes: Uint8Array): readonly (readonly (string | number | null)[])[] {
  const files = unzipSync(bytes);
  const strings = [...strFromU8(files['xl/sharedStrings.xml']!).matchAll(/<si>([^]*?)<\/si>/g)].map(
    ([, item]) => unescaped([...item!.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!).join('')),
  );
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
  return [...sheet.matchAll(/<row\b[^]*?<\/row>/g)].map(([row]) => {
    const cells: (string | number | null)[] = [];
    for (const [, attributes, inside] of row.matchAll(/<c\b([^>]*?)(?:\/>|>([^]*?)<\/c>)/g)) {
      const at = (/r="([A-Z]+)/.exec(attributes!)?.[1] ?? 'A').charCodeAt(0) - 65;
      const value = /<v>([^<]*)<\/v>/.exec(inside ?? '')?.[1];
      if (value === undefined) continue;
      cells[at] = attributes!.includes('t="s"') ? strings[Number(value)]! : Number(value);
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

function targetsOf(parts: Readonly<Record<string, string>>, path: string): Map<string, string> {
  const slash = path.lastIndexOf('/') + 1;
  const relations = parts[`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`] ?? '';
  return new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => [
      /\bId="([^"]*)"/.exec(one)![1]!,
      new URL(/\bTarget="([^"]*)"/.exec(one)![1]!, `part:///${path}`).pathname.slice(1),
    ]),
  );
}

function paragraphsIn(xml: string): string[] {
  return [...xml.matchAll(/<a:p>([^]*?)<\/a:p>/g)]
    .map(([, inside]) =>
      [...inside!.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescaped(text!)).join(''),
    )
    .filter((text) => text !== '');
}

const parser = new XMLParser({ trimValues: false, parseTagValue: false, htmlEntities: true });

function unescaped(text: string): string {
  const parsed = parser.parse(`<t>${text}</t>`) as { t: string };
  return parsed.t;
}
