import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { closeClients, openAckedClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf } from './support/names.ts';
import { storedDoc } from './support/stored-doc.ts';
import { accountOf, shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const first = ballotOf('A');
const second = first.replace('@1', '@2');
let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer();
  server.rooms.createDocument(first);
  server.rights.grant('A', first, 'write');
  server.rights.grant('A', second, 'write');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

const raise = (leaveOut?: (doc: Y.Doc) => void) =>
  server.database.transaction(() =>
    server.rooms.raiseEpoch(first, { isLocked: false, ...(leaveOut && { leaveOut }) }),
  );

test('[R4] a new epoch begins with what the earlier one says, its author still the author', async () => {
  const writer = openAckedClient(server, first, 'A');
  setGrade(writer.doc, '1.1.1', 'scope', 4);
  reasonText(writer.doc, '1.1.1').insert(0, 'Slik er det.');
  await writer.saved();
  expect(raise()).toBe(second);
  const later = openAckedClient(server, second, 'A');
  await later.saved();
  expect(readBallot(later.doc, shape)).toEqual(readBallot(writer.doc, shape));
  expect(updateLog(server.database).find(second)!.clients.get(writer.doc.clientID)).toBe(accountOf('A'));
  setGrade(later.doc, '1.1.1', 'scope', 5);
  await later.saved();
  expect(readBallot(storedDoc(server, second), shape)['1.1.1']!.grades).toEqual({ scope: 5 });
});

test('[R4] a new epoch begins without what is left out of it, and the earlier one still says it', async () => {
  const writer = openAckedClient(server, first, 'A');
  setGrade(writer.doc, '1.1.1', 'scope', 4);
  setGrade(writer.doc, '1.1.2', 'scope', 2);
  await writer.saved();
  raise((doc) => setGrade(doc, '1.1.1', 'scope', undefined));
  const gradesIn = (name: string) => {
    const ballot = readBallot(storedDoc(server, name), shape);
    return [ballot['1.1.1']!.grades, ballot['1.1.2']!.grades];
  };
  expect(gradesIn(second)).toEqual([{}, { scope: 2 }]);
  expect(gradesIn(first)).toEqual([{ scope: 4 }, { scope: 2 }]);
});

test('[R4] what a device edited offline in the earlier epoch is refused there, and never reaches the new one', async () => {
  const away = openAckedClient(server, first, 'A');
  setGrade(away.doc, '1.1.1', 'scope', 4);
  await away.saved();
  away.provider.disconnect();
  setGrade(away.doc, '1.1.1', 'scope', 1);
  raise();
  away.provider.connect();
  await until(() => away.finals.length > 0);
  expect(away.finals).toEqual([4423]);
  for (const name of [first, second])
    expect(readBallot(storedDoc(server, name), shape)['1.1.1']!.grades).toEqual({ scope: 4 });
});

test('[R4] whoever writes while the epoch is raised is told at once that the document is locked', async () => {
  const writer = openAckedClient(server, first, 'A');
  await writer.saved();
  raise();
  await until(() => writer.finals.length > 0);
  expect(writer.finals).toEqual([4423]);
});
