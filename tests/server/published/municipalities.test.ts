import { describe, expect, test } from 'vitest';
import { importMunicipalities } from '../../../server/src/published/import-municipalities.ts';
import { importPopulations } from '../../../server/src/published/import-populations.ts';
import { readTable } from '../../../server/src/published/read-table.ts';
import {
  findMunicipality,
  findPopulation,
  listCodes,
  listRelatives,
  nowadays,
} from '../../../server/src/storage/municipality.ts';
import { openArchiveDesk, type ArchiveDesk } from '../../support/archive-desk.ts';

let next = 0;
const newId = () => `00000000-0000-4000-9000-${String((next += 1)).padStart(12, '0')}`;

async function tableOf(...lines: readonly string[]) {
  const table = await readTable(Buffer.from(lines.join('\n'), 'latin1'));
  if (!table.ok) throw new Error(table.error);
  return table.value;
}

async function take({ database }: ArchiveDesk, ...lines: readonly string[]) {
  const table = await tableOf(...lines);
  return database.transaction(() => importMunicipalities(database, table, { country: 'NO', newId }));
}

const at = ({ database }: ArchiveDesk, code: string, day = nowadays) =>
  findMunicipality(database, { country: 'NO', code, day });

const changes = 'oldCode;oldName;oldShortName;newCode;newName;newShortName;changeOccurred';
const codes = 'code;parentCode;level;name;shortName;presentationName;validFrom;validTo';

describe('changes of codes', () => {
  test('that go over into one other are one municipality under two codes', async () => {
    const desk = await openArchiveDesk();
    const line = '1657;Skaun;;5029;Skaun;;2018-01-01';
    expect(await take(desk, changes, line)).toMatchObject({
      ok: true,
      value: { rows: 1, municipalities: 1 },
    });
    expect(at(desk, '1657', '2017-12-31')).toBe(at(desk, '5029'));
    expect(at(desk, '1657', '2018-01-01')).toBeUndefined();
    expect(await take(desk, changes, line)).toMatchObject({ value: { added: 0 } });
    expect(listCodes(desk.database, at(desk, '5029')!)).toHaveLength(2);
  });

  test('of what comes with the program are known already', async () => {
    const desk = await openArchiveDesk();
    const answer = await take(
      desk,
      changes,
      '0437;Tynset;;3427;Tynset;;2020-01-01',
      '2021;Karasjok;;5437;Karasjok;;2020-01-01',
      '5437;Karasjok;;5610;Karasjok;;2024-01-01',
    );
    expect(answer).toMatchObject({ value: { added: 0, municipalities: 2 } });
  });

  test('merge several into another one: a graph, never one municipality', async () => {
    const desk = await openArchiveDesk();
    const lines = ['1504', '1523', '1529', '1534', '1546'].map(
      (code) => `${code};Kommune ${code};;1507;Ålesund;;2020-01-01`,
    );
    await take(desk, changes, ...lines);
    const ålesund = at(desk, '1507')!;
    const { predecessors } = listRelatives(desk.database, ålesund);
    expect(predecessors).toHaveLength(5);
    expect(predecessors).toContain(at(desk, '1534', '2019-12-31'));
    expect(predecessors).not.toContain(ålesund);
    expect(await take(desk, changes, ...lines)).toMatchObject({ value: { added: 0 } });
  });

  test('split one into several', async () => {
    const desk = await openArchiveDesk();
    const lines = ['1507;Ålesund;;1508;Ålesund;;2024-01-01', '1507;Ålesund;;1580;Haram;;2024-01-01'];
    await take(desk, changes, ...lines);
    const before = at(desk, '1507', '2023-06-01')!;
    expect(listRelatives(desk.database, before).successors).toHaveLength(2);
    expect(at(desk, '1508')).not.toBe(before);
    expect(await take(desk, changes, ...lines)).toMatchObject({ value: { added: 0 } });
  });

  test('of the name alone keep both names, each in its time', async () => {
    const desk = await openArchiveDesk();
    await take(
      desk,
      changes,
      '5022;Rennebu;;5022;Rennebu ny;;2025-01-01',
      '5021;Oppdal;;5021;Oppdal;;2025-01-01',
    );
    expect(listCodes(desk.database, at(desk, '5022')!).map(({ name, to }) => [name, to])).toEqual([
      ['Rennebu', '2025-01-01'],
      ['Rennebu ny', null],
    ]);
  });

  test('join what two files have made into two, with the results of both', async () => {
    const desk = await openArchiveDesk();
    const csv = (code: string, year: number) =>
      Buffer.from(
        `municipality,country,code,year,instrument,area,points,source\nSkaun,NO,${code},${year},3.2,total,400,K`,
      );
    for (const bytes of [csv('1657', 2016), csv('5029', 2022)])
      await desk.imports.take({ bytes, fileName: 'x.csv', by: null, plan: undefined, leavesOutWrong: false });
    expect(desk.archive.searchMunicipalities('skaun')).toHaveLength(2);
    await take(desk, changes, '1657;Skaun;;5029;Skaun;;2018-01-01');
    const [skaun, ...others] = desk.archive.searchMunicipalities('skaun');
    expect(others).toEqual([]);
    const [own] = desk.archive.compare({ m: skaun!.id })!.municipalities;
    expect(own!.years.map(({ year }) => year)).toEqual([2016, 2022]);
  });
});

describe('a list of codes', () => {
  test('adds those that are not known, and the days of those that are', async () => {
    const desk = await openArchiveDesk();
    const lines = [
      '5029;50;1;Skaun;;;2018-01-01;',
      '1657;16;1;Skaun;;;1965-01-01;2018-01-01',
      '9999;;1;Uoppgitt;;;1965-01-01;',
    ];
    expect(await take(desk, codes, ...lines)).toMatchObject({ value: { municipalities: 2, added: 2 } });
    expect(at(desk, '9999')).toBeUndefined();
    expect(await take(desk, codes, ...lines)).toMatchObject({ value: { added: 0 } });
  });

  test('is refused whole with row and column of what is wrong', async () => {
    const desk = await openArchiveDesk();
    const answer = await take(desk, codes, '5029;;1;Skaun;;;2018-01-01;', 'x;;1;;;;i fjor;');
    expect(answer).toEqual({
      ok: false,
      error: [
        { row: 3, column: 'code', rule: 'must be a code of four digits', value: 'x' },
        { row: 3, column: 'name', rule: 'must not be empty', value: '' },
        { row: 3, column: 'validfrom', rule: 'must be a day such as 2020-01-01', value: 'i fjor' },
      ],
    });
    expect(at(desk, '5029')).toBeUndefined();
  });

  test('with other columns is named as such', async () => {
    expect(await take(await openArchiveDesk(), 'a;b', '1;2')).toMatchObject({ ok: false });
  });
});

describe('populations', () => {
  async function count({ database }: ArchiveDesk, ...lines: readonly string[]) {
    const table = await tableOf(...lines);
    return database.transaction(() => importPopulations(database, table, { country: 'NO' }));
  }

  test('are known from their day on, under the code that was borne then', async () => {
    const desk = await openArchiveDesk();
    const answer = await count(
      desk,
      'code;year;population;income_group',
      '0437;2015;5 600;2',
      '3427;2023;5 500;',
    );
    expect(answer).toEqual({ ok: true, value: { rows: 2 } });
    const tynset = at(desk, '3427')!;
    expect(findPopulation(desk.database, tynset, '2014-12-31')).toBeUndefined();
    expect(findPopulation(desk.database, tynset, '2022-12-31')).toBe(5_600);
    expect(findPopulation(desk.database, tynset, '2023-01-01')).toBe(5_500);
    expect(desk.archive.compare({ m: tynset, year: 2015 })!.sizeGroup).toBe('middle');
  });

  test('are refused whole where something is wrong', async () => {
    const desk = await openArchiveDesk();
    const answer = await count(
      desk,
      'code;day;population',
      '3427;2023-01-01;5500',
      '3427;2015-01-01;5600',
      '5027;x;0',
    );
    expect(answer).toMatchObject({
      ok: false,
      error: [
        { row: 3, column: 'code' },
        { row: 4, column: 'day' },
      ],
    });
    expect(findPopulation(desk.database, at(desk, '3427')!, nowadays)).toBeUndefined();
  });
});
