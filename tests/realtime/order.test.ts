import { setGrade } from '@samskar/shared/documents';
import { migrations } from '@samskar/migrations';
import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { defaultLimits } from '../../server/src/realtime/limits.ts';
import { step1Message, step2Message } from '../../server/src/realtime/messages.ts';
import type { StoreOutcome, UpdateLog } from '../../server/src/realtime/ports.ts';
import { Rooms, type Seat } from '../../server/src/realtime/rooms.ts';
import { openDatabase } from '../../server/src/storage/database.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { updatesOf } from './support/clients.ts';
import { ballotOf } from './support/names.ts';
import { TableOfRights } from './support/table-of-rights.ts';

const ballot = ballotOf('A');

/** What happened to an update, in order: `store` is written when the commit has returned. */
let order: string[];
let outcome: StoreOutcome | undefined;
let bindings: number;
let writer: Seat;

beforeEach(async () => {
  order = [];
  outcome = undefined;
  bindings = 0;
  const database = await openDatabase(':memory:', migrations);
  const log = updateLog(database);
  const watched: UpdateLog = {
    ...log,
    find: (name) => log.find(name),
    store: (record) => {
      const stored = outcome ?? log.store(record);
      bindings += record.bindings.length;
      order.push(stored.kind === 'stored' ? 'store' : stored.kind);
      return stored;
    },
  };
  const rights = new TableOfRights();
  rights.grant('A', ballot, 'write');
  const rooms = new Rooms({
    log: watched,
    authority: rights,
    chance: { now: () => 0, random: () => 0.5 },
    limits: defaultLimits,
    reporter: { refused: vi.fn(), failed: vi.fn() },
    onBroken: () => order.push('broken'),
  });
  rooms.createDocument(ballot);
  const enter = (session: string, as: 'writer' | 'other') => {
    const seat = rooms.enter(
      {
        viewer: rights.findViewer(`session=A-${session}`)!,
        isOurs: true,
        send: (message) => {
          if (message[0] === 0 && message[1] === 2) order.push(`show ${as}`);
          // https://github.com/yjs/y-protocols numbers its own messages below 100.
          if (message[0]! >= 100 && as === 'writer' && order.includes('begin')) order.push('acknowledge');
        },
        close: (code) => order.push(`close ${as} ${code}`),
      },
      ballot,
    )!;
    return seat;
  };
  enter('two', 'other').receive(step1Message(Y.encodeStateVector(new Y.Doc())));
  writer = enter('one', 'writer');
  // What is shown is on disk: the answer comes with the turn.
  rooms.flush();
  order.push('begin');
  const doc = new Y.Doc();
  const [update] = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 3));
  type = () => {
    writer.receive(step2Message(update!));
    order.push('received');
    rooms.flush();
  };
});

let type: () => void;

test('[R1] [R2] [R10] an update, and whose client id it is, is stored first, then shown to others, then acknowledged', () => {
  type();
  expect(order.slice(order.indexOf('begin'))).toEqual([
    'begin',
    'received',
    'store',
    'show other',
    'acknowledge',
  ]);
  expect(bindings).toBe(1);
});

test.each(['full', 'busy'] as const)(
  '[R1] what cannot be stored because the disk is %s is neither shown nor acknowledged',
  (kind) => {
    outcome = { kind };
    type();
    const after = order.slice(order.indexOf('received'));
    expect(after).toContain('close writer 1013');
    expect(after.filter((what) => /show|acknowledge|store/.test(what))).toEqual([]);
  },
);

test('[R1] when the disk has failed nothing is shown, acknowledged or gone on with', () => {
  outcome = { kind: 'broken', error: new Error('input/output error') };
  type();
  const after = order.slice(order.indexOf('received'));
  expect(after).toContain('broken');
  expect(after.filter((what) => /show|acknowledge|store/.test(what))).toEqual([]);
});
