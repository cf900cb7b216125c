import { expect, test } from 'vitest';
import { UnsavedChanges } from '../../../web/src/lib/sync/unsaved-changes.ts';

const edit = (key: string) => ({ key, changes: 1 });

test('[R2] an edit is unsaved until the message that carried it is acknowledged', () => {
  const unsaved = new UnsavedChanges();
  unsaved.sent('step-2');
  unsaved.changed(edit('a'));
  unsaved.sent('update');
  expect(unsaved.acknowledged(1)).toEqual([]);
  expect(unsaved.count).toBe(1);
  expect(unsaved.acknowledged(2)).toEqual([edit('a')]);
  expect(unsaved.count).toBe(0);
});

test('[R2] step 2 carries everything that was typed before it', () => {
  const unsaved = new UnsavedChanges();
  unsaved.add([{ key: 'from before', changes: 3 }]);
  unsaved.changed(edit('a'));
  unsaved.sent('step-2');
  expect(unsaved.count).toBe(4);
  unsaved.acknowledged(1);
  expect(unsaved.count).toBe(0);
});

test('[R2] an update that goes out before step 2 carries its own edit and not the older ones', () => {
  const unsaved = new UnsavedChanges();
  unsaved.add([edit('old')]);
  unsaved.changed(edit('new'));
  unsaved.sent('update');
  expect(unsaved.acknowledged(1)).toEqual([edit('new')]);
  expect(unsaved.count).toBe(1);
});

test('[R2] what was under way when the socket went is unsaved again, and the next socket counts from 0', () => {
  const unsaved = new UnsavedChanges();
  unsaved.sent('step-2');
  unsaved.acknowledged(1);
  unsaved.changed(edit('a'));
  unsaved.sent('update');
  unsaved.disconnected();
  unsaved.changed(edit('b'));
  expect(unsaved.count).toBe(2);
  unsaved.sent('step-2');
  expect(unsaved.acknowledged(1)).toEqual([edit('a'), edit('b')]);
});

test('[R2] an acknowledgement of some leaves the others', () => {
  const unsaved = new UnsavedChanges();
  for (const key of ['a', 'b', 'c']) {
    unsaved.changed(edit(key));
    unsaved.sent('update');
  }
  unsaved.acknowledged(2);
  expect(unsaved.count).toBe(1);
});
