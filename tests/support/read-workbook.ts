import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

export type WorkbookCell = {
  /** "B4" */
  readonly at: string;
  readonly value: string | number;
  /** Of a number, as "0.0". */
  readonly format: string;
};

export type WorkbookSheet = {
  readonly name: string;
  /** Those in which something stands. */
  readonly cells: readonly WorkbookCell[];
  readonly frozenRows: number;
};

/** A workbook as a spreadsheet reads it. @throws for anything but texts and numbers */
export function readWorkbook(file: Uint8Array): readonly WorkbookSheet[] {
  const files = unzipSync(file);
  const part = (path: string) => readXml(strFromU8(files[path]!));
  const strings = all(part('xl/sharedStrings.xml'), 'sst', 'si').map((one) => textOf(all(one, 't')[0]));
  const styles = part('xl/styles.xml');
  const codes = new Map(
    all(styles, 'styleSheet', 'numFmts', 'numFmt').map((one) => [one.numFmtId, one.formatCode as string]),
  );
  // 1 is Excel's own for "0".
  const formats = all(styles, 'styleSheet', 'cellXfs', 'xf').map(({ numFmtId }) =>
    numFmtId === '1' ? '0' : (codes.get(numFmtId) ?? ''),
  );
  return all(part('xl/workbook.xml'), 'workbook', 'sheets', 'sheet').map((sheet) => {
    const worksheet = part(`xl/worksheets/sheet${String(sheet.sheetId)}.xml`);
    const [pane] = all(worksheet, 'worksheet', 'sheetViews', 'sheetView', 'pane');
    return {
      name: String(sheet.name),
      cells: all(worksheet, 'worksheet', 'sheetData', 'row', 'c').flatMap((cell) =>
        readCell(cell, strings, formats),
      ),
      frozenRows: Number(pane?.ySplit ?? 0),
    };
  });
}

type Xml = Readonly<Record<string, unknown>>;

function readCell(cell: Xml, strings: readonly string[], formats: readonly string[]): WorkbookCell[] {
  if (cell.v === undefined) return [];
  if ('f' in cell || (cell.t !== undefined && cell.t !== 's'))
    throw new Error(`${String(cell.r)} holds neither text nor number`);
  const at = String(cell.r);
  const value = cell.t === 's' ? strings[Number(cell.v)]! : Number(cell.v);
  return [{ at, value, format: formats[Number(cell.s)] ?? '' }];
}

/** Attributes and elements by name. */
function readXml(xml: string): Xml {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
  });
  return parser.parse(xml) as Xml;
}

/** Every element on this path. */
function all(from: unknown, ...path: readonly string[]): readonly Xml[] {
  return path.reduce<readonly unknown[]>(
    (found, name) => found.flatMap((one) => childrenOf(one, name)),
    [from],
  ) as Xml[];
}

function childrenOf(parent: unknown, name: string): unknown[] {
  const child = typeof parent === 'object' && parent !== null ? (parent as Xml)[name] : undefined;
  return child === undefined ? [] : [child].flat();
}

function textOf(element: unknown): string {
  if (typeof element === 'string') return element;
  return ((element as Xml | undefined)?.['#text'] as string | undefined) ?? '';
}
