import type { InstrumentComparison, Refusal } from '@samskar/shared/api';
import {
  diffInstruments,
  newestFirst,
  parseInstrument,
  type FileProblem,
  type Instrument,
  type InstrumentDifference,
} from '@samskar/shared/instrument';
import { canonicalHash } from '@samskar/shared/package';
import { failure, success, type Result } from '@samskar/shared/result';
import { countRows } from '../storage/count-rows.ts';
import type { Database } from '../storage/database.ts';
import {
  findInstrumentByHash,
  findHashById,
  insertInstrument,
  lastAddedAt,
  listInstrumentHashes,
  type StoredInstrument,
} from '../storage/instrument.ts';
import { appendPeopleEvent } from '../storage/people-event.ts';

/** As many problems as anybody mends at a time. */
const problemsMax = 200;
/** Of a value that is wrong, enough to recognise it by. */
const valueCharactersMax = 200;

/** Texts that were corrected count each; of the largest files, 1 GB. */
const instrumentsMax = 500;

/** Kept parsed; an installation has a handful, and each is below 2 MB. */
const keptMax = 20;

/** What a file is, what it was compared with, and what publishing it would do. */
export type Comparison = {
  readonly stored: StoredInstrument;
  readonly against: StoredInstrument | undefined;
  readonly difference: InstrumentDifference | undefined;
  readonly effect: InstrumentComparison['effect'];
};

/** Made known in the transaction that stores it. */
export type Publication = {
  readonly stored: StoredInstrument;
  /** Whether it corrects the texts of an instrument that was there. */
  readonly isRevision: boolean;
};

export type PublishCall = {
  readonly by: string;
  /** Hash of what the owner was shown the difference to; undefined when it was shown none. */
  readonly against: string | undefined;
  /** Part of the transaction. */
  readonly onPublished: (publication: Publication) => void;
};

/**
 * The instruments of this installation. Content never changes under its hash; under an id the texts alone may be corrected,
 * and everything else is a new id.
 */
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

  /**
   * Makes what comes with the program available, and gives what is new of it; a corrected text under a known id takes the place
   * of the earlier one.
   */
  addShipped(shipped: readonly Instrument[]): readonly StoredInstrument[] {
    return shipped.flatMap((instrument) => {
      const hash = canonicalHash(instrument);
      if (this.findByHash(hash) !== undefined) return [];
      insertInstrument(this.#database, { hash, instrument, uploadedBy: null, addedAt: this.#now() });
      return this.findByHash(hash) ?? [];
    });
  }

  /** What publishing an owner's file would change, or everything that is wrong with it at once. */
  compare(file: unknown): Result<Comparison, Refusal> {
    const read = readFile(file);
    return read.ok ? success(this.#compare(read.value)) : read;
  }

  /**
   * Takes in an owner's file. Corrected texts under a known id are taken only from who names what they were compared with,
   * and a hash that something else has replaced meanwhile is refused as stale.
   */
  publish(file: unknown, { by, against, onPublished }: PublishCall): Result<StoredInstrument, Refusal> {
    // Reading takes 50 ms, and is no part of the transaction.
    const read = readFile(file);
    if (!read.ok) return read;
    return this.#database.transaction(() => {
      if (countRows(this.#database, 'instrument') >= instrumentsMax)
        return failure({ kind: 'limit-reached', max: instrumentsMax });
      const { stored, against: predecessor, effect } = this.#compare(read.value);
      const current = predecessor?.hash ?? null;
      if (against !== undefined && against !== current)
        return failure({ kind: 'stale', seen: against, current });
      const isRevision = effect === 'revision' && against !== undefined;
      if (effect !== 'new' && !isRevision)
        return failure({ kind: 'instrument-exists', id: stored.instrument.id });
      this.#store(stored, by, isRevision ? current : null);
      onPublished({ stored, isRevision });
      return success(stored);
    });
  }

  #compare(instrument: Instrument): Comparison {
    const stored = { hash: canonicalHash(instrument), instrument, isShipped: false };
    const against = this.#predecessorOf(instrument);
    const difference = against && diffInstruments(against.instrument, instrument);
    return { stored, against, difference, effect: effectOf(stored, against, difference) };
  }

  /** What a file of this id and family would take the place of: its own earlier texts, else the newest of the family. */
  #predecessorOf({ id, family }: Instrument): StoredInstrument | undefined {
    const known = this.findById(id);
    if (known) return known;
    const relatives = this.list().map(({ hash, instrument }) => ({ ...instrument, hash }));
    const newest = newestFirst(relatives.filter((relative) => relative.family === family))[0];
    return newest && this.findByHash(newest.hash);
  }

  #store({ hash, instrument }: StoredInstrument, by: string, replaces: string | null): void {
    const { id } = instrument;
    // Two in one millisecond must still have an order.
    const at = Math.max(this.#now(), lastAddedAt(this.#database, id) + 1);
    insertInstrument(this.#database, { hash, instrument, uploadedBy: by, addedAt: at });
    appendPeopleEvent(this.#database, {
      at,
      kind: 'instrument-added',
      by,
      account: null,
      detail: { id, hash, ...(replaces !== null && { replaces }) },
    });
  }

  #keep(stored: StoredInstrument): StoredInstrument {
    if (this.#keptByHash.size >= keptMax) this.#keptByHash.clear();
    this.#keptByHash.set(stored.hash, stored);
    return stored;
  }
}

function readFile(file: unknown): Result<Instrument, Refusal> {
  const parsed = parseInstrument(file);
  if (parsed.ok) return parsed;
  const problems = parsed.error.slice(0, problemsMax).map(shown);
  return failure({ kind: 'instrument-invalid', problems });
}

function effectOf(
  { hash, instrument }: StoredInstrument,
  against: StoredInstrument | undefined,
  difference: InstrumentDifference | undefined,
): Comparison['effect'] {
  if (against?.instrument.id !== instrument.id) return 'new';
  if (against.hash === hash) return 'unchanged';
  return difference?.verdict === 'substantive' ? 'needs-new-id' : 'revision';
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
