import {
  addFinding,
  justificationFragment,
  linkFinding,
  moveFinding,
  readFindings,
  readJustification,
  removeFinding,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeClients, openAckedClient, type AckedClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { evaluation } from './support/names.ts';
import { storedDoc } from './support/stored-doc.ts';
import { shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

type Step =
  | { readonly kind: 'leave' | 'come'; readonly who: number }
  | { readonly kind: 'reload'; readonly who: number }
  | { readonly kind: 'cut'; readonly who: number }
  | { readonly kind: 'edit'; readonly who: number; readonly what: number; readonly where: number }
  | { readonly kind: 'breathe' };

const who = fc.nat(2);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave', 'come', 'cut', 'reload'), who }) },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('edit'), who, what: fc.nat(8), where: fc.nat(30) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'breathe' }) },
  ),
  { minLength: 20, maxLength: 80 },
);

const people = ['A', 'A', 'B'] as const;
let server: LiveServer;

beforeAll(async () => {
  server = await startLiveServer({ limits: { heartbeatMs: 30, logUpdatesMax: 10, idleMs: 10 } });
});

afterEach(closeClients);
afterAll(() => server.stop());

test(
  '[R1] [R3] [R10] whoever leaves, is cut off, reloads and edits in whatever order: all end with one text, on disk too',
  { timeout: 60_000 },
  async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        round += 1;
        const name = `joint/${evaluation}/${round}@1`;
        server.rooms.createDocument(name);
        for (const person of ['A', 'B'] as const) server.rights.grant(person, name, 'write');
        const clients = people.map((person) => openAckedClient(server, name, person));
        for (const step of plan) await take(step, clients, name);
        for (const client of clients) client.provider.connect();
        await Promise.all(clients.map((client) => client.saved()));
        await until(() => clients.every(({ doc }) => isSame(doc, clients[0]!.doc)), 'replicas equal');
        expect(isSame(storedDoc(server, name), clients[0]!.doc)).toBe(true);
        expect(contentOf(storedDoc(server, name))).toEqual(contentOf(clients[0]!.doc));
        expect(clients.flatMap((client) => client.finals)).toEqual([]);
        closeClients();
      }),
      { numRuns: 20, seed: 20261121 },
    );
    expect(server.reports).toEqual([]);
  },
);

async function take(step: Step, clients: AckedClient[], name: string): Promise<void> {
  if (step.kind === 'breathe') return new Promise((resolve) => setImmediate(resolve));
  const client = clients[step.who]!;
  switch (step.kind) {
    case 'leave':
      client.provider.disconnect();
      return;
    case 'come':
      client.provider.connect();
      return;
    case 'cut':
      // A line that breaks; what was on its way is lost.
      client.provider.ws?.close();
      return;
    case 'reload':
      client.provider.destroy();
      clients[step.who] = openAckedClient(server, name, people[step.who]!, { doc: client.doc });
      return;
    case 'edit':
      edit(client.doc, step.what, step.where);
  }
}

/** One of the things that people do to a joint document. */
function edit(doc: Y.Doc, what: number, where: number): void {
  const findings = readFindings(doc, shape);
  const finding = findings[where % Math.max(1, findings.length)];
  const fragment = justificationFragment(doc, '1.1.1');
  const texts = fragment.toArray().flatMap((node) => (node instanceof Y.XmlElement ? node.toArray() : []));
  const text = texts[where % Math.max(1, texts.length)];
  if (what <= 1 || !(text instanceof Y.XmlText)) return addParagraph(fragment, where);
  const at = where % (text.length + 1);
  const length = Math.min(3, text.length - at);
  if (what <= 3) text.insert(at, `ord${where} `);
  else if (what === 4) text.delete(at, length);
  else if (what === 5) text.format(at, length, { bold: where % 2 === 0 ? {} : null });
  else if (what === 6) addFinding(doc, shape, crypto.randomUUID(), 'challenge');
  else if (finding === undefined) fragment.delete(where % fragment.length, 1);
  else if (what === 7)
    moveFinding(doc, shape, finding.id, where % 2 === 0 ? 'strength' : 'weakness', where % 4);
  else if (where % 3 === 0) removeFinding(doc, finding.id);
  else linkFinding(doc, finding.id, '1.1.2', where % 2 === 0);
}

function addParagraph(fragment: Y.XmlFragment, where: number): void {
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [new Y.XmlText(`Avsnitt ${where}`)]);
  fragment.insert(where % (fragment.length + 1), [node]);
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}

function contentOf(doc: Y.Doc): unknown {
  return { findings: readFindings(doc, shape), text: readJustification(doc, '1.1.1') };
}
