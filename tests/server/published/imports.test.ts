import { publishedColumns } from '@samskar/shared/api';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { realChance } from '../../../server/src/people/chance.ts';
import { planHere } from '../../../server/src/published/plan-here.ts';
import { PublishedImports } from '../../../server/src/published/published-imports.ts';
import { openArchiveDesk, type ArchiveDesk } from '../../support/archive-desk.ts';

const header = 'municipality,country,code,year,instrument,area,points,source,note';
const source = 'Evalueringsrapport 2022';

function row(change: Partial<Record<string, string>> = {}): string {
  const cells = {
    municipality: 'Rennebu',
    country: 'NO',
    code: '5022',
    year: '2022',
    instrument: '3.2',
    area: 'total',
    points: '400',
    source,
    note: '',
    ...change,
  };
  return Object.values(cells).join(',');
}

const file = (...rows: readonly string[]) => Buffer.from([header, ...rows].join('\r\n'));

function take({ imports }: ArchiveDesk, bytes: Uint8Array, leavesOutWrong = false, plan?: string) {
  return imports.take({ bytes, fileName: 'resultater.csv', by: null, plan, leavesOutWrong });
}

/** What the preview says of a file of these rows. */
async function previewOf(desk: ArchiveDesk, bytes: Uint8Array) {
  const preview = await desk.imports.preview(bytes);
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value;
}

const totalsOf = ({ archive }: ArchiveDesk, name: string) =>
  archive.page({ q: name }).results.map(({ year, figures }) => [year, figures.total]);

describe('a preview', () => {
  test('stores nothing, and says what would be added, with what does not add up', async () => {
    const desk = await openArchiveDesk();
    const areas = Array.from({ length: 8 }, (_, place) => row({ area: String(place + 1), points: '90' }));
    const preview = await previewOf(desk, file(row(), ...areas));
    expect(preview).toMatchObject({ rows: 9, wrongRows: 0, added: 1, changed: 0, unchanged: 0 });
    expect(preview.results[0]).toMatchObject({ name: 'Rennebu', year: 2022, figures: 9, conflicts: 1 });
    expect(totalsOf(desk, 'Rennebu')).toEqual([]);
  });

  test.each([
    [{ points: 'mange' }, 'points', 'not-a-number'],
    [{ points: '801' }, 'points', 'more-than-the-maximum'],
    [{ area: '9', points: '4' }, 'area', 'not-an-area'],
    [{ year: '22' }, 'year', 'not-a-year'],
    [{ instrument: 'ny' }, 'instrument', 'not-a-version'],
    [{ country: '47' }, 'country', 'not-a-country'],
    [{ code: 'x y' }, 'code', 'not-a-code'],
    [{ source: '' }, 'source', 'missing'],
    [{ code: '5027' }, 'code', 'other-municipality'],
    [{ code: '' }, 'municipality', 'unknown-municipality'],
    [{ municipality: 'x'.repeat(201) }, 'municipality', 'too-long'],
  ])('names row and column of %j', async (change, column, rule) => {
    const preview = await previewOf(await openArchiveDesk(), file(row(), row(change)));
    expect(preview.problems).toEqual([{ row: 3, column, rule, value: expect.any(String) as string }]);
    expect(preview.wrongRows).toBe(1);
  });

  test.each([
    ['no rows', Buffer.from(''), 'The file is empty.'],
    ['missing columns', Buffer.from('municipality,year\nRennebu,2022'), 'The file lacks the columns'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 nothing'), 'not an .xlsx workbook'],
    ['a quote that never ends', Buffer.from(`${header}\n"Rennebu`), 'not CSV'],
  ])('says that a file has %s', async (_what, bytes, text) => {
    const { imports } = await openArchiveDesk();
    const preview = await imports.preview(bytes);
    expect(preview).toMatchObject({
      ok: false,
      error: { kind: 'bad-request', problems: [{ rule: expect.stringContaining(text) as string }] },
    });
  });
});

describe('an import', () => {
  test('is searched, compared and shown like everything else', async () => {
    const desk = await openArchiveDesk();
    expect(await take(desk, file(row()))).toMatchObject({ ok: true });
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 400]]);
    const [found] = desk.archive.searchMunicipalities('5022');
    expect(desk.archive.compare({ m: found!.id })).toMatchObject({ year: 2022, distribution: { n: 7 } });
  });

  test('of 5,000 rows of which 50 are wrong is refused whole, or brings the other 4,950', async () => {
    const desk = await openArchiveDesk();
    const rows = Array.from({ length: 5_000 }, (_, place) =>
      row({
        municipality: `Prøvested ${place}`,
        code: String(20_000 + place),
        points: place % 100 === 7 ? 'ukjent' : '300',
      }),
    );
    const bytes = file(...rows);
    const preview = await previewOf(desk, bytes);
    expect(preview).toMatchObject({ rows: 5_000, wrongRows: 50, added: 4_950 });
    expect(preview.problems.map((problem) => problem.row).slice(0, 2)).toEqual([9, 109]);
    const refused = await take(desk, bytes, false, preview.plan);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'bad-request' } });
    expect(desk.archive.page({ q: 'prøvested' }).total).toBe(0);
    expect(await take(desk, bytes, true, preview.plan)).toMatchObject({ ok: true });
    expect(desk.archive.page({ q: 'prøvested' }).total).toBe(4_950);
  });

  test('is planned anew when somebody changes the archive between the plan and the storing', async () => {
    const desk = await openArchiveDesk();
    const plan = planHere(desk.database, desk.instruments);
    const between = [() => take(desk, file(row()))];
    const imports = new PublishedImports({
      ...desk,
      chance: realChance,
      plan: async (bytes) => {
        const planned = await plan(bytes);
        await between.pop()?.();
        return planned;
      },
    });
    const shown = await previewOf(desk, file(row()));
    expect(await take({ ...desk, imports }, file(row()), false, shown.plan)).toMatchObject({
      ok: false,
      error: { kind: 'stale', seen: shown.plan },
    });
    expect(totalsOf(desk, 'Rennebu')).toEqual([[2022, 400]]);
  });

  test('of somebody who may not any more when the plan is made stores nothing', async () => {
    const desk = await openArchiveDesk();
    const beforeStoring = () => {
      throw new Error('signed out');
    };
    const order = { bytes: file(row()), fileName: 'a.csv', by: null, plan: undefined, leavesOutWrong: false };
    await expect(desk.imports.take({ ...order, beforeStoring })).rejects.toThrow('signed out');
    expect(totalsOf(desk, 'Rennebu')).toEqual([]);
  });

  test('a second time changes nothing', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row()));
    expect(await previewOf(desk, file(row()))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    await take(desk, file(row()));
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 400]]);
  });

  test('is refused as stale when the archive has changed since it was shown', async () => {
    const desk = await openArchiveDesk();
    const { plan } = await previewOf(desk, file(row()));
    await take(desk, file(row({ points: '410' })));
    expect(await take(desk, file(row()), false, plan)).toMatchObject({ ok: false, error: { kind: 'stale' } });
  });

  test('keeps different figures of one place, and the sources of each', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row({ area: '1', points: '33' }), row({ area: '1', points: '34', note: 'boks' })));
    const [result] = desk.archive.page({ q: 'renn' }).results;
    expect(result!.figures.areas).toEqual({ '1': [33, 34] });
    expect(result!.sources).toEqual([
      { source, note: '', places: ['1'] },
      { source, note: 'boks', places: ['1'] },
    ]);
  });

  test('marks an assumed version, and a mean by its brackets', async () => {
    const desk = await openArchiveDesk();
    await take(
      desk,
      file(row({ instrument: '2.0?', year: '2012' }), row({ municipality: '(snitt Trøndelag)', code: '' })),
    );
    expect(desk.archive.page({ q: 'renn' }).results[0]).toMatchObject({
      version: '2.0',
      isVersionCertain: false,
    });
    expect(desk.archive.page({ q: 'trøndelag' }).results[0]!.subject.kind).toBe('mean');
  });

  test('finds a municipality by its name alone, as it was called then', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row({ municipality: 'Kristiansund', code: '', year: '2019' })));
    const [result] = desk.archive.page({ q: 'kristiansund' }).results;
    expect(result!.subject).toMatchObject({ kind: 'municipality', code: '1505' });
  });

  test('brings formulas and markup as the text that they are', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row({ municipality: '=1+1<b>', note: '@SUM(A1)' })));
    expect(desk.archive.page({ version: '3.2' }).results.map(({ subject }) => subject.name)).toContain(
      '=1+1<b>',
    );
  });

  test.each([
    [
      'semicolons and Latin-1',
      Buffer.from(
        `${header}\nRøyrvik;NO;5043;2022;3.2;total;"400,5";K;`.replaceAll(',', ';').replace('400;5', '400,5'),
        'latin1',
      ),
    ],
    [
      'tabs and a byte order mark',
      Buffer.from(`\ufeff${header}\nRøyrvik,NO,5043,2022,3.2,total,400.5,K,`.replaceAll(',', '\t')),
    ],
  ])('is read with %s', async (_what, bytes) => {
    const desk = await openArchiveDesk();
    expect(await take(desk, bytes)).toMatchObject({ ok: true });
    expect(totalsOf(desk, 'røyrvik')).toEqual([[2022, 400.5]]);
  });

  test('is read from a workbook, whose numbers are numbers', async () => {
    const desk = await openArchiveDesk();
    const cells = [
      publishedColumns.map((value) => ({ value })),
      ['Rennebu', 'NO', 2022, '3.2', 'total', 400.5, source, '5022', '', 'fra Excel'].map((value) => ({
        value,
      })),
    ];
    const bytes = await writeXlsxFile(cells as never).toBuffer();
    expect(await take(desk, bytes)).toMatchObject({ ok: true });
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 400.5]]);
  });
});

describe('undoing', () => {
  test('withdraws all that an import has brought', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row(), row({ municipality: 'Oppdal', code: '5021' })));
    const [imported] = desk.imports.list();
    expect(imported).toMatchObject({ fileName: 'resultater.csv', results: 2, undoneAt: null, by: null });
    expect(desk.imports.undo(imported!.id, null)).toBe(true);
    expect(desk.imports.undo(imported!.id, null)).toBe(false);
    expect(totalsOf(desk, 'renn')).toEqual([]);
    expect(desk.archive.searchMunicipalities('oppdal')).toEqual([]);
  });

  test('brings back what the import took the place of, unless something else stands there by now', async () => {
    const desk = await openArchiveDesk();
    await take(desk, file(row({ points: '400' })));
    await take(desk, file(row({ points: '410' })));
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 410]]);
    const idOf = (points: number) =>
      desk.imports.list().find(({ results }) => results === 1 && points > 0)!.id;
    desk.imports.undo(idOf(410), null);
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 400]]);
    await take(desk, file(row({ points: '420' })));
    await take(desk, file(row({ points: '430' })));
    const ids = desk.imports.list().filter(({ undoneAt, results }) => undoneAt === null && results === 0);
    // The one of 420 was replaced by 430, and took the place of 400: undone, 430 goes on standing.
    for (const { id } of ids) desk.imports.undo(id, null);
    expect(totalsOf(desk, 'renn')).toEqual([[2022, 430]]);
  });
});
