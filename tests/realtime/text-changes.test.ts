import {
  addFinding,
  appendParagraphs,
  findingFragment,
  justificationFragment,
  reasonText,
  setGrade,
} from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { closeClients, openAckedClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, joint } from './support/names.ts';
import { accountOf, shape, type PersonName } from './support/table-of-rights.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer();
  for (const person of ['A', 'B'] as const) server.rights.grant(person, joint, 'write');
  server.rooms.createDocument(joint);
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

async function write(person: PersonName, name: string, change: (doc: Y.Doc) => void): Promise<void> {
  const client = openAckedClient(server, name, person);
  await client.saved();
  change(client.doc);
  await client.saved();
}

const changes = () =>
  server.database.raw
    .prepare('select place, account_id, at from text_change order by place, account_id')
    .all()
    .map(({ place, account_id, at }) => ({ place, account: account_id, at: Number(at) }));

test('who wrote where in a joint text is on disk with what they wrote, a row for each place and person', async () => {
  const begun = Date.now();
  await write('A', joint, (doc) => {
    appendParagraphs(justificationFragment(doc, '1.1.1'), ['Planen er i bruk.']);
    appendParagraphs(justificationFragment(doc, '1.1.1'), ['Alle bruker den.']);
  });
  await write('B', joint, (doc) => justificationFragment(doc, '1.1.1').delete(0, 1));
  expect(changes()).toMatchObject([
    { place: 'justification/1.1.1', account: accountOf('A') },
    { place: 'justification/1.1.1', account: accountOf('B') },
  ]);
  for (const { at } of changes()) expect(at).toBeGreaterThanOrEqual(begun);
});

test('a finding is told of as the findings, whatever of it changed', async () => {
  await write('A', joint, (doc) => {
    const finding = crypto.randomUUID();
    addFinding(doc, shape, finding, 'strength');
    appendParagraphs(findingFragment(doc, finding), ['God plan.']);
  });
  expect(changes().map(({ place }) => place)).toEqual(['findings']);
});

test('writing again moves the moment, and an open text that nobody edits leaves no trace', async () => {
  const [first] = await write('A', joint, (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), ['Én gang.']),
  ).then(changes);
  server.database.raw.exec('update text_change set at = 1');
  await write('A', joint, (doc) => appendParagraphs(justificationFragment(doc, '1.1.1'), ['To ganger.']));
  const [second] = changes();
  expect(second?.at).toBeGreaterThanOrEqual(first!.at);
  await write('B', joint, () => undefined);
  expect(changes()).toHaveLength(1);
});

test('[R13] nothing is told of what somebody does in a ballot', async () => {
  const ballot = ballotOf('A');
  server.rights.grant('A', ballot, 'write');
  server.rooms.createDocument(ballot);
  await write('A', ballot, (doc) => {
    setGrade(doc, '1.1.1', 'scope', 3);
    reasonText(doc, '1.1.1').insert(0, 'Hemmelig');
  });
  expect(changes()).toEqual([]);
});
