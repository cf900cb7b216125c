import { parseValueKey, type DocumentShape, type ValuePlace } from '@samskar/shared/documents';
import * as Y from 'yjs';

/** One step that can be taken back or done again. */
export type UndoStep = {
  readonly area: string;
  /** What it changed, as far as known; the first decides where to look. */
  readonly places: readonly ValuePlace[];
};

type Stack = { readonly area: string; readonly manager: Y.UndoManager; readonly shape: DocumentShape };
type Entry = { readonly stack: Stack; readonly item: StackItem };
type StackItem = Y.UndoManager['undoStack'][number];
type Added = {
  readonly stackItem: StackItem;
  readonly type: 'undo' | 'redo';
  readonly origin: unknown;
  readonly changedParentTypes: ReadonlyMap<unknown, readonly unknown[]>;
};

/**
 * One order of undo over the ballots of all areas: each ballot is a document with a stack of its own, and the person has one
 * memory of what was done last. Only own changes of this page are in it.
 */
export class BallotUndo {
  readonly #mayWrite: (area: string) => boolean;
  #done = $state.raw<readonly Entry[]>([]);
  #undone = $state.raw<readonly Entry[]>([]);

  /** @param mayWrite reactive; steps in an area that is locked by now can no longer be taken back */
  constructor(mayWrite: (area: string) => boolean) {
    this.#mayWrite = mayWrite;
  }

  get canUndo(): boolean {
    return this.#last(this.#done) !== undefined;
  }

  get canRedo(): boolean {
    return this.#last(this.#undone) !== undefined;
  }

  /** Follows the ballot of an area; returns how to let go. */
  watch(area: string, manager: Y.UndoManager, shape: DocumentShape): () => void {
    const stack: Stack = { area, manager, shape };
    const added = (event: Added) => this.#added(stack, event);
    const updated = (event: Added) => describe(stack, event);
    manager.on('stack-item-added', added);
    manager.on('stack-item-updated', updated);
    return () => {
      manager.off('stack-item-added', added);
      manager.off('stack-item-updated', updated);
      this.#done = this.#done.filter((entry) => entry.stack !== stack);
      this.#undone = this.#undone.filter((entry) => entry.stack !== stack);
    };
  }

  /** The step that was taken back; undefined when there was none. */
  undo(): UndoStep | undefined {
    const entry = this.#last(this.#done);
    entry?.stack.manager.undo();
    return this.#settle(entry);
  }

  redo(): UndoStep | undefined {
    const entry = this.#last(this.#undone);
    entry?.stack.manager.redo();
    return this.#settle(entry);
  }

  #last(entries: readonly Entry[]): Entry | undefined {
    return entries.findLast(({ stack }) => this.#mayWrite(stack.area));
  }

  #added(stack: Stack, event: Added): void {
    describe(stack, event);
    const entry = { stack, item: event.stackItem };
    if (event.type === 'redo') return void (this.#undone = [...this.#undone, entry]);
    this.#done = [...this.#done, entry];
    if (event.origin === stack.manager) return;
    // Something new was done: what had been taken back, in whichever area, is gone.
    this.#undone.forEach((other) => other.stack.manager.clear(false, true));
    this.#undone = [];
  }

  /** A step whose effect others have removed is skipped by Yjs without a word; it leaves the order here. */
  #settle(entry: Entry | undefined): UndoStep | undefined {
    this.#done = this.#done.filter(({ stack, item }) => stack.manager.undoStack.includes(item));
    this.#undone = this.#undone.filter(({ stack, item }) => stack.manager.redoStack.includes(item));
    return entry && { area: entry.stack.area, places: placesOf(entry.item) };
  }
}

function describe({ manager, shape }: Stack, { stackItem, changedParentTypes }: Added): void {
  const roots = new Map<unknown, string>([...manager.doc.share].map(([name, type]) => [type, name]));
  const keys = [...changedParentTypes].flatMap(([type, events]) =>
    type instanceof Y.Map ? events.flatMap(keysOf) : [roots.get(type) ?? ''],
  );
  const places = keys.flatMap((key) => parseValueKey(key, 'ballot', shape) ?? []);
  stackItem.meta.set(placesKey, [...placesOf(stackItem), ...places]);
}

function keysOf(event: unknown): string[] {
  return event instanceof Y.YMapEvent ? [...event.keysChanged].map(String) : [];
}

const placesKey = 'places';

function placesOf(item: StackItem): readonly ValuePlace[] {
  // Written by `describe` alone.
  return (item.meta.get(placesKey) as readonly ValuePlace[] | undefined) ?? [];
}
