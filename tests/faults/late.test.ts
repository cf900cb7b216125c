import 'fake-indexeddb/auto';
import { ballotName } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../realtime/support/until.ts';
import { storedDoc } from '../realtime/support/stored-doc.ts';
import { sendCommand } from './support/command.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';
import { idsIn } from './support/writer.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open({ reveals: 1 });
});

// Absent when the server did not start.
afterEach(() => (stage as Stage | undefined)?.close());

test('[R2] [R10] [R14] what is edited offline during a reveal does not count, is kept on the device, and is shown to its owner as late', async () => {
  const { ground, server } = stage;
  const [{ evaluation, command }] = ground.toReveal as [(typeof ground.toReveal)[number]];
  const name = ballotName(evaluation, ground.b.id, '2', 1);
  const shape = ground.shapeToReveal;
  const place = await stage.openPlace(name, { letter: 'b', person: ground.b, shape });
  const tablet = place.writers[0]!;
  await until(() => tablet.document.isSynced, 'the tablet has the ballot');
  tablet.line.cut();
  await until(() => !tablet.document.isSynced, 'the tablet is offline');
  for (let edit = 0; edit < 3; edit++) tablet.write();
  // On the laptop the same person says ready, and that is the reveal.
  expect(await sendCommand(server, ground.b, { evaluation, key: crypto.randomUUID(), command })).toBe(200);
  await server.kill();
  await server.start();
  tablet.line.mend();
  await until(() => tablet.document.late.length > 0, 'told');
  const [late] = tablet.document.late;
  expect(late).toMatchObject({ why: 'locked' });
  expect(late!.changes.map(({ key }) => key.slice(key.lastIndexOf('/') + 1)).sort()).toEqual(tablet.idsOf(3));
  expect(tablet.document.isReadOnly).toBe(true);
  await server.kill();
  const counted = await new StoredCopy(ground.folder).read((database) =>
    idsIn(storedDoc({ database }, name), { name, shape }),
  );
  expect(counted).toEqual([]);
});
