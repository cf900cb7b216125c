import type { Refusal } from '@samskar/shared/api';
import { parseInstrument, type FileProblem, type Instrument } from '@samskar/shared/instrument';
import { canonicalHash } from '@samskar/shared/package';
import { failure, success, type Result } from '@samskar/shared/result';
import type { Database } from '../storage/database.ts';
import {
  findInstrumentByHash,
  findHashById,
  insertInstrument,
  listInstrumentHashes,
  type StoredInstrument,
} from '../storage/instrument.ts';
import { appendPeopleEvent } from '../storage/people-event.ts';

/** As many problems as anybody mends at a time. */
const problemsMax = 200;
/** Of a value that is wrong, enough to recognise it by. */
const valueCharactersMax = 200;

/** Kept parsed; an installation has a handful, and each is below 2 MB. */
const keptMax = 20;

/** The instruments of this installation. One that is here never changes; a new version is a new id. */
export class InstrumentLibrary {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #keptByHash = new Map<string, StoredInstrument>();

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** The one with exactly this content: what an evaluation names. The same object each time, as its indices are kept by it. */
  findByHash(hash: string): StoredInstrument | undefined {
    const kept = this.#keptByHash.get(hash);
    if (kept !== undefined) return kept;
    const stored = findInstrumentByHash(this.#database, hash);
    return stored && this.#keep(stored);
  }

  /** What an id stands for now. */
  findById(id: string): StoredInstrument | undefined {
    const hash = findHashById(this.#database, id);
    return hash === undefined ? undefined : this.findByHash(hash);
  }

  /** One for each id. */
  list(): StoredInstrument[] {
    return listInstrumentHashes(this.#database).flatMap((hash) => this.findByHash(hash) ?? []);
  }

  /** Makes what comes with the program available; a corrected text under a known id takes the place of the earlier one. */
  addShipped(shipped: readonly Instrument[]): void {
    for (const instrument of shipped) {
      const hash = canonicalHash(instrument);
      if (this.findByHash(hash) === undefined)
        insertInstrument(this.#database, { hash, instrument, uploadedBy: null, addedAt: this.#now() });
    }
  }

  /** Takes in an owner's file, or says everything that is wrong with it at once. */
  add(file: unknown, uploadedBy: string): Result<StoredInstrument, Refusal> {
    const parsed = parseInstrument(file);
    if (!parsed.ok)
      return failure({
        kind: 'instrument-invalid',
        problems: parsed.error.slice(0, problemsMax).map(shown),
      });
    const instrument = parsed.value;
    return this.#database.transaction(() => {
      if (findHashById(this.#database, instrument.id) !== undefined)
        return failure({ kind: 'instrument-exists', id: instrument.id });
      const stored = { hash: canonicalHash(instrument), instrument, isShipped: false };
      const at = this.#now();
      insertInstrument(this.#database, { ...stored, uploadedBy, addedAt: at });
      appendPeopleEvent(this.#database, {
        at,
        kind: 'instrument-added',
        by: uploadedBy,
        account: null,
        detail: { id: instrument.id, hash: stored.hash },
      });
      return success(stored);
    });
  }

  #keep(stored: StoredInstrument): StoredInstrument {
    if (this.#keptByHash.size >= keptMax) this.#keptByHash.clear();
    this.#keptByHash.set(stored.hash, stored);
    return stored;
  }
}

function shown({ path, rule, value }: FileProblem): { path: string; rule: string; value: unknown } {
  const text = JSON.stringify(value) as string | undefined;
  const isLong = text !== undefined && text.length > valueCharactersMax;
  return {
    path: path.slice(0, valueCharactersMax),
    rule: rule.slice(0, valueCharactersMax),
    value: isLong ? `${text.slice(0, valueCharactersMax)}…` : value,
  };
}
