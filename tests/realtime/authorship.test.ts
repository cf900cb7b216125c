import {
  justificationFragment,
  readBallot,
  readJustification,
  reasonText,
  setGrade,
} from '@samskar/shared/documents';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  closeClients,
  emptyUpdate,
  openAckedClient,
  openRawClient,
  openStockClient,
  updatesOf,
  type RawClient,
} from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, joint } from './support/names.ts';
import { logOf, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape, type PersonName } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const finding = '11111111-0000-4000-8000-000000000000';
let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer();
  for (const name of [joint, ballotOf('A')]) server.rooms.createDocument(name);
  server.rights.grant('A', ballotOf('A'), 'write');
  for (const person of ['A', 'B'] as const) server.rights.grant(person, joint, 'write');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

describe('a forged author', () => {
  test("[R10] under another's client id is refused for good; nothing of it is stored or shown", async () => {
    const victim = openStockClient(server, joint, 'A');
    await victim.synced();
    writeFinding(victim.doc);
    await until(() => logOf(server, joint).length === 1);

    const forgery = new Y.Doc();
    Y.applyUpdate(forgery, Y.encodeStateAsUpdate(victim.doc));
    forgery.clientID = victim.doc.clientID;
    const attacker = await openWriter(joint, 'B');
    for (const update of updatesOf(forgery, () =>
      forgery.getMap('findings').set(`${finding}/column`, 'weakness'),
    ))
      attacker.sendUpdate(update);
    expect(await attacker.closing()).toBe(4422);
    expect(logOf(server, joint)).toHaveLength(1);
    expect(victim.doc.getMap('findings').get(`${finding}/column`)).toBe('strength');
    expect(server.reports).toEqual(['R10 foreign-client-id']);
  });

  test('[R10] under a client id that was seen in awareness alone is refused, so that its owner is not', async () => {
    const victim = openStockClient(server, joint, 'A');
    const watcher = openStockClient(server, joint, 'B');
    await Promise.all([victim.synced(), watcher.synced()]);
    victim.provider.awareness.setLocalStateField('caret', 1);
    await until(() => watcher.provider.awareness.getStates().has(victim.doc.clientID));

    const forgery = new Y.Doc();
    forgery.clientID = victim.doc.clientID;
    const attacker = await openWriter(joint, 'B');
    for (const update of updatesOf(forgery, () => writeFinding(forgery))) attacker.sendUpdate(update);
    expect(await attacker.closing()).toBe(4422);

    writeFinding(victim.doc);
    await until(() => watcher.doc.getMap('findings').size === 1);
    expect(victim.finals).toEqual([]);
  });

  test('[R10] is found behind structs that everybody knows already', async () => {
    const victim = openStockClient(server, joint, 'A');
    await victim.synced();
    writeFinding(victim.doc);
    await until(() => logOf(server, joint).length === 1);
    const forgery = new Y.Doc();
    Y.applyUpdate(forgery, Y.encodeStateAsUpdate(victim.doc));
    forgery.clientID = victim.doc.clientID;
    forgery.getMap('findings').set(`${finding}/order`, 'a0');
    const attacker = await openWriter(joint, 'B');
    attacker.sendUpdate(Y.encodeStateAsUpdate(forgery));
    expect(await attacker.closing()).toBe(4422);
  });
});

describe('an honest author', () => {
  test('[R10] keeps the client id after a reload, and over a restart of the room', async () => {
    const first = openStockClient(server, ballotOf('A'), 'A');
    await first.synced();
    setGrade(first.doc, '1.1.1', 'scope', 1);
    await until(() => logOf(server, ballotOf('A')).length === 1);
    first.provider.destroy();
    const again = openStockClient(server, ballotOf('A'), 'A', { doc: first.doc });
    await again.synced();
    setGrade(again.doc, '1.1.1', 'scope', 2);
    await until(() => logOf(server, ballotOf('A')).length === 2);
    expect(again.finals).toEqual([]);
    const rows = server.database.all(server.database.kysely.selectFrom('client_id').select('client_id'));
    expect(rows.map((row) => row.client_id)).toEqual([first.doc.clientID]);
  });

  test('[R10] may type between opening and the first sync', async () => {
    const doc = new Y.Doc();
    const client = openAckedClient(server, joint, 'A', { doc });
    await until(() => client.provider.wsconnected);
    for (let line = 0; line < 20; line++) paragraph(doc, `Linje ${line}`);
    await client.saved();
    expect(readJustification(storedDoc(server, joint), '1.1.1')).toEqual(readJustification(doc, '1.1.1'));
  });

  test('[R10] sends updates ahead of the own step 2: they wait for it, and are acknowledged with it', async () => {
    const doc = new Y.Doc();
    const offline = Y.encodeStateAsUpdate(doc);
    setGrade(doc, '1.1.1', 'scope', 1);
    const state = Y.encodeStateAsUpdate(doc);
    const later = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 2));
    const client = await openRawClient(server, `/live/document/${ballotOf('A')}`, {
      cookie: cookieOf('A'),
      protocols: ['samskar.1'],
    });
    client.sendUpdate(later[0]!);
    client.send(0, 0, 1, 0);
    await until(() => client.received.some((message) => message[0] === 0 && message[1] === 1));
    expect(acksOf(client)).toEqual([]);
    expect(offline).toEqual(emptyUpdate);
    client.sendStep2(state);
    await until(() => acksOf(client).at(-1) === 2);
    expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 2 });
  });

  test('[R10] with a gap is asked once for what is missing, and heard when it comes', async () => {
    const doc = new Y.Doc();
    const lost = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 1));
    const sent = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 2));
    const client = await openWriter(ballotOf('A'), 'A');
    const asked = () => client.received.filter((message) => message[0] === 0 && message[1] === 0).length;
    const before = asked();
    client.sendUpdate(sent[0]!);
    await until(() => asked() === before + 1);
    expect(lost).toHaveLength(1);
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    await until(() => logOf(server, ballotOf('A')).length > 0);
    expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 2 });
    expect(client.closed()).toBeUndefined();
  });

  test('[R10] whose gap is not closed by step 2 is refused for good, not asked again and again', async () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'scope', 1);
    const [update] = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 2));
    const client = await openWriter(ballotOf('A'), 'A');
    client.sendUpdate(update!);
    client.sendStep2(emptyUpdate);
    expect(await client.closing()).toBe(4422);
    expect(logOf(server, ballotOf('A'))).toEqual([]);
  });

  test("[R10] repeats others' structs and all deletions in step 2: nothing is logged, nobody is refused", async () => {
    const one = openStockClient(server, joint, 'A');
    const two = openStockClient(server, joint, 'B');
    await Promise.all([one.synced(), two.synced()]);
    paragraph(one.doc, 'Først');
    await until(() => readJustification(two.doc, '1.1.1').text === 'Først');
    justificationFragment(two.doc, '1.1.1').delete(0, 1);
    await until(() => readJustification(one.doc, '1.1.1').text === '');
    const stored = logOf(server, joint).length;
    const again = openAckedClient(server, joint, 'B', { doc: two.doc });
    await again.saved();
    expect(logOf(server, joint)).toHaveLength(stored);
  });

  test('[R10] has two tabs, whose edits both count', async () => {
    const tabs = [
      openAckedClient(server, ballotOf('A'), 'A'),
      openAckedClient(server, ballotOf('A'), 'A'),
    ] as const;
    await Promise.all(tabs.map((tab) => tab.saved()));
    setGrade(tabs[0].doc, '1.1.1', 'scope', 1);
    setGrade(tabs[1].doc, '1.1.2', 'scope', 2);
    await until(() => tabs.every((tab) => readBallot(tab.doc, shape)['1.1.2']?.grades.scope === 2));
    await until(() => tabs.every((tab) => readBallot(tab.doc, shape)['1.1.1']?.grades.scope === 1));
  });

  test('[R10] undoes and does again', async () => {
    const client = openAckedClient(server, ballotOf('A'), 'A');
    await client.synced();
    const text = reasonText(client.doc, '1.1.1');
    const undo = new Y.UndoManager(text);
    text.insert(0, 'En begrunnelse');
    undo.stopCapturing();
    text.delete(0, 3);
    undo.undo();
    undo.undo();
    undo.redo();
    await client.saved();
    expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.reason).toBe('En begrunnelse');
  });

  test('[R10] deletes at the same time as another, and what is left may be empty', async () => {
    const one = openStockClient(server, joint, 'A');
    const two = openStockClient(server, joint, 'B');
    await Promise.all([one.synced(), two.synced()]);
    paragraph(one.doc, 'En');
    paragraph(one.doc, 'To');
    await until(() => readJustification(two.doc, '1.1.1').text === 'En\nTo');
    justificationFragment(one.doc, '1.1.1').delete(0, 1);
    justificationFragment(two.doc, '1.1.1').delete(1, 1);
    await until(() => [one, two].every(({ doc }) => justificationFragment(doc, '1.1.1').length === 0));
    expect([...one.finals, ...two.finals]).toEqual([]);
  });
});

describe('content outside the whitelist', () => {
  const garbage: readonly [string, string, (doc: Y.Doc) => void][] = [
    ['a root of another name', 'ballot', (doc) => doc.getMap('anything').set('1.1.1/scope', 1)],
    ['a root named like a prototype', 'ballot', (doc) => doc.getMap('__proto__').set('polluted', 1)],
    ['a key named like a prototype', 'ballot', (doc) => doc.getMap('ballot').set('__proto__', 1)],
    ['an unknown indicator', 'ballot', (doc) => doc.getMap('ballot').set('9.9.9/scope', 1)],
    ['a grade above the top', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', 6)],
    ['a grade with a fraction', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', 2.5)],
    ['a grade as text', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', '3')],
    ['a grade as an object', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', { valueOf: 3 })],
    ['a map in the map', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', new Y.Map())],
    ['bytes', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', Uint8Array.of(3))],
    ['a document in the document', 'ballot', (doc) => doc.getMap('ballot').set('1.1.1/scope', new Y.Doc())],
    ['a list in what is a map', 'ballot', (doc) => doc.getArray('ballot').insert(0, [3])],
    [
      'bold letters in a plain text',
      'ballot',
      (doc) => doc.getText('reason/1.1.1').insert(0, 'a', { bold: true }),
    ],
    ['a picture in a text', 'ballot', (doc) => doc.getText('reason/1.1.1').insertEmbed(0, { image: 'x' })],
    [
      'a text beyond its length',
      'ballot',
      (doc) => doc.getText('reason/1.1.1').insert(0, 'a'.repeat(20_001)),
    ],
    ['the justification of a joint document', 'ballot', (doc) => paragraph(doc, 'Hei')],
    ['a ballot', 'joint', (doc) => doc.getMap('ballot').set('1.1.1/scope', 3)],
    ['an unknown column', 'joint', (doc) => doc.getMap('findings').set(`${finding}/column`, 'other')],
    ['an unknown node', 'joint', (doc) => insertNode(doc, new Y.XmlElement('script'))],
    ['a node in the wrong place', 'joint', (doc) => insertNode(doc, new Y.XmlElement('listItem'))],
    ['a text without a paragraph', 'joint', (doc) => insertNode(doc, new Y.XmlText('Hei'))],
    ['an attribute', 'joint', (doc) => insertNode(doc, elementWith('paragraph', { onclick: 'x' }))],
    ['a link to a script', 'joint', (doc) => linkTo(doc, 'javascript:alert(1)')],
    ['a link to data', 'joint', (doc) => linkTo(doc, 'data:text/html,x')],
    ['an unknown mark', 'joint', (doc) => marked(doc, { blink: true })],
    ['lists in lists without end', 'joint', (doc) => insertNode(doc, deepList(20))],
  ];

  test.each(garbage)(
    '[R10] [R12] is refused for good, and nothing of it stays: %s',
    async (_what, kind, write) => {
      const name = kind === 'ballot' ? ballotOf('A') : joint;
      const doc = new Y.Doc();
      write(doc);
      const client = await openWriter(name, 'A');
      client.sendUpdate(Y.encodeStateAsUpdate(doc));
      expect(await client.closing()).toBe(4422);
      expect(logOf(server, name)).toEqual([]);
      const reader = openStockClient(server, name, 'A');
      await reader.synced();
      expect(reader.doc.store.clients.size).toBe(0);
    },
  );

  test('[R10] takes nothing with it that was accepted before it in the same turn', async () => {
    const doc = new Y.Doc();
    const updates = updatesOf(doc, () => {
      setGrade(doc, '1.1.1', 'scope', 1);
      doc.getMap('ballot').set('1.1.1/scope', 'nine');
    });
    const client = await openWriter(ballotOf('A'), 'A');
    for (const update of updates) client.sendUpdate(update);
    expect(await client.closing()).toBe(4422);
    expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 1 });
  });

  test('[R10] does not disturb the others in the room', async () => {
    const honest = openAckedClient(server, joint, 'B');
    await honest.saved();
    const doc = new Y.Doc();
    insertNode(doc, new Y.XmlElement('script'));
    const attacker = await openWriter(joint, 'A');
    paragraph(honest.doc, 'Ærlig');
    attacker.sendUpdate(Y.encodeStateAsUpdate(doc));
    paragraph(honest.doc, 'tekst');
    await attacker.closing();
    await honest.saved();
    expect(readJustification(storedDoc(server, joint), '1.1.1').text).toBe('Ærlig\ntekst');
    expect(honest.doc.store.clients.size).toBe(1);
  });
});

async function openWriter(name: string, person: PersonName): Promise<RawClient> {
  const client = await openRawClient(server, `/live/document/${name}`, { cookie: cookieOf(person) });
  client.sendStep2(emptyUpdate);
  return client;
}

function acksOf(client: RawClient): (number | undefined)[] {
  return client.received.filter((message) => message[0] === 100).map((message) => message[1]);
}

function writeFinding(doc: Y.Doc): void {
  doc.getMap('findings').set(`${finding}/column`, 'strength');
}

function paragraph(doc: Y.Doc, text: string): void {
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [new Y.XmlText(text)]);
  const fragment = justificationFragment(doc, '1.1.1');
  fragment.insert(fragment.length, [node]);
}

function insertNode(doc: Y.Doc, node: Y.XmlElement | Y.XmlText): void {
  justificationFragment(doc, '1.1.1').insert(0, [node]);
}

function elementWith(name: string, attributes: Record<string, string>): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function marked(doc: Y.Doc, marks: object): void {
  const node = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  node.insert(0, [text]);
  insertNode(doc, node);
  text.insert(0, 'Hei', marks);
}

function linkTo(doc: Y.Doc, href: string): void {
  marked(doc, { link: { href } });
}

function deepList(depth: number): Y.XmlElement {
  const list = new Y.XmlElement('bulletList');
  const item = new Y.XmlElement('listItem');
  item.insert(0, [depth > 0 ? deepList(depth - 1) : new Y.XmlElement('paragraph')]);
  list.insert(0, [item]);
  return list;
}
