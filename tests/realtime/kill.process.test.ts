import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { readBallot, setEvidenceWeight } from '@samskar/shared/documents';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { openDatabase } from '../../server/src/storage/database.ts';
import { closeClients, openAckedClient } from './support/clients.ts';
import { ballotOf } from './support/names.ts';
import { storedDoc } from './support/stored-doc.ts';
import { shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

/** Each start of a process costs about a second; `SAMSKAR_KILLS=200` is the long form. */
const kills = Number(process.env.SAMSKAR_KILLS ?? 10);
const seed = 20261121;

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-kill-'));
});

afterEach(async () => {
  closeClients();
  await kill();
  rmSync(folder, { recursive: true });
});

test(
  '[R1] [R2] kill -9 at any moment loses nothing that was acknowledged, damages nothing, and clients come together again',
  // Ends what hangs: on a busy machine a start alone takes seconds.
  { timeout: 20_000 + kills * 30_000 },
  async () => {
    const port = await start(0);
    const server = { url: `ws://127.0.0.1:${port}` };
    const tabs = ['a', 'b'].map((letter) => typist(server, letter));
    // The moment within a round, in acknowledged edits and then in thousandths of a second.
    const moments = fc.sample(fc.tuple(fc.nat(25), fc.nat(9)), { seed, numRuns: kills });
    for (const [edits, laterMs] of moments) {
      const goal = tabs[0]!.client.ackedMark() + edits;
      await until(() => tabs[0]!.client.ackedMark() >= goal && tabs[1]!.client.provider.synced);
      await new Promise((resolve) => setTimeout(resolve, laterMs));
      await kill();
      const promised = tabs.map(({ letter, client }) => ({ letter, count: client.ackedMark() }));
      const stored = new Set(await readStored());
      const lost = promised
        .flatMap(({ letter, count }) => Array.from({ length: count }, (_, edit) => idOf(letter, edit + 1)))
        .filter((id) => !stored.has(id));
      expect(lost).toEqual([]);
      await start(port);
    }
    for (const tab of tabs) tab.stop();
    await Promise.all(tabs.map((tab) => tab.client.saved()));
    await until(() => linksOf(tabs[0]!.client.doc).length === linksOf(tabs[1]!.client.doc).length);
    const [one, two] = tabs.map((tab) => linksOf(tab.client.doc));
    expect(one!.length).toBe(tabs[0]!.edits() + tabs[1]!.edits());
    expect(two).toEqual(one);
    await kill();
    expect(await readStored()).toEqual(one);
  },
);

/** Somebody who types all the time, connected or not. */
function typist(server: { url: string }, letter: string) {
  let edits = 0;
  const client = openAckedClient(server, ballotOf('A'), 'A', { mark: () => edits });
  const timer = setInterval(() => {
    edits += 1;
    setEvidenceWeight(client.doc, '1.1.1', idOf(letter, edits), 2);
  }, 10);
  return { letter, client, edits: () => edits, stop: () => clearInterval(timer) };
}

/** Each edit links a piece of evidence of its own. */
function idOf(letter: string, edit: number): string {
  return `0000000${letter}-0000-4000-8000-${String(edit).padStart(12, '0')}`;
}

async function start(port: number): Promise<number> {
  child = fork(join(import.meta.dirname, 'support', 'serve.ts'), [folder, String(port)]);
  const [listening] = (await once(child, 'message')) as [number];
  return listening;
}

async function kill(): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function readStored(): Promise<string[]> {
  const database = await openDatabase(join(folder, 'data.sqlite'), migrations);
  const [verdict] = database.raw.prepare('PRAGMA integrity_check').all();
  expect(verdict).toMatchObject({ integrity_check: 'ok' });
  const links = linksOf(storedDoc({ database }, ballotOf('A')));
  database.close();
  return links;
}

function linksOf(doc: Y.Doc): string[] {
  return Object.keys(readBallot(doc, shape)['1.1.1']!.evidence).sort();
}
