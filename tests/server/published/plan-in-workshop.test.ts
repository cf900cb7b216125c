import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planHere } from '../../../server/src/published/plan-here.ts';
import { planInWorkshop } from '../../../server/src/published/plan-in-workshop.ts';
import { standardWorkshopLimits, Workshop } from '../../../server/src/workshop/workshop.ts';
import { openArchiveDesk, type ArchiveDesk } from '../../support/archive-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'samskar-plan-'));
const dataFile = join(folder, 'data.sqlite');
const workshop = new Workshop();
let desk: ArchiveDesk;

beforeAll(async () => {
  desk = await openArchiveDesk(dataFile);
});

afterAll(async () => {
  await workshop.close();
  desk.database.close();
  rmSync(folder, { recursive: true });
});

const header = 'municipality,country,code,year,instrument,area,points,source';
const file = Buffer.from(
  [
    header,
    'Rennebu,NO,5022,2022,3.2,total,400,Rapport',
    'Rennebu,NO,5022,2022,3.2,1,ukjent,Rapport',
    'Tynset,NO,3427,2021,3.2,total,410,Rapport',
    'Ny by,NO,9911,2022,kk-3.2,total,301,Rapport',
  ].join('\n'),
);

test('a file is planned there as it would be here, also on what has just been stored', async () => {
  const [here, there] = [planHere(desk.database, desk.instruments), planInWorkshop(workshop, dataFile)];
  const planned = await there(file);
  expect(planned).toEqual(await here(file));
  expect(planned.ok && planned.value.entries.map(({ shown }) => shown.effect)).toEqual([
    'added',
    'added',
    'added',
  ]);
  const order = { fileName: 'a.csv', by: null, plan: undefined, leavesOutWrong: true };
  expect(await desk.imports.take({ bytes: file, ...order })).toMatchObject({ ok: true });
  const again = await there(file);
  expect(again).toEqual(await here(file));
  expect(again.ok && again.value.entries.every(({ shown }) => shown.effect === 'unchanged')).toBe(true);
});

test('a file that is no table is named as it is here', async () => {
  const bytes = Buffer.from('a,b\n1,2');
  const planned = await planInWorkshop(workshop, dataFile)(bytes);
  expect(planned).toMatchObject({ ok: false, error: { kind: 'bad-request' } });
  expect(planned).toEqual(await planHere(desk.database, desk.instruments)(bytes));
});

test('a file that takes too long is given up, and says so', async () => {
  const hurried = new Workshop({ ...standardWorkshopLimits, orderMsMax: 1 });
  expect(await planInWorkshop(hurried, dataFile)(file)).toEqual({
    ok: false,
    error: { kind: 'file-not-read', why: 'too-slow' },
  });
  await hurried.close();
});
