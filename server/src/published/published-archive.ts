import type { NewPublishedResult, PublishedResult, Refusal } from '@samskar/shared/api';
import { checkPublished, findUnknownPlaces } from '@samskar/shared/consistency';
import { instrumentIndex, textIn, type FileProblem, type Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  readEvaluationFrame,
  scoreEvaluation,
  toNumber,
  type PublishedFigures,
} from '@samskar/shared/scoring';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Chance } from '../people/chance.ts';
import type { Database } from '../storage/database.ts';
import type { StoredInstrument } from '../storage/instrument.ts';
import {
  findMunicipality,
  identifyMunicipality,
  insertMunicipality,
  nowadays,
} from '../storage/municipality.ts';
import {
  countPublishedResults,
  insertPublishedResult,
  listPublishedResults,
  withdrawPublishedResult,
  type ArchivedResult,
} from '../storage/published-result.ts';
import { shippedResults, type ShippedResult } from './shipped-results.ts';

/** Several times all that was ever published; every reader loads all of them. */
const resultsMax = 2_000;
const conflictsKeptMax = 2 * resultsMax;

export type PublishedArchiveTools = {
  readonly database: Database;
  readonly chance: Pick<Chance, 'now' | 'newId'>;
  readonly instruments: InstrumentLibrary;
};

/** What has been published of evaluations: what comes with the program, and what the owner has added. */
export class PublishedArchive {
  readonly #tools: PublishedArchiveTools;
  /** The owner's, as read from the disk; undefined when something has changed. */
  #added: readonly ArchivedResult[] | undefined;
  /** By the instrument's hash and the result: checking thousands at each request would hold up everybody's typing. */
  readonly #conflicts = new Map<string, number>();

  constructor(tools: PublishedArchiveTools) {
    this.#tools = tools;
  }

  /** Gives the municipalities of the shipped results an identity, with all codes they have borne. */
  addShippedMunicipalities(): void {
    const { database, chance } = this.#tools;
    database.transaction(() => {
      for (const { subject } of shippedResults) {
        const now = subject.kind === 'municipality' ? subject.codes.at(-1) : undefined;
        if (subject.kind === 'mean' || now === undefined) continue;
        if (
          findMunicipality(database, { country: subject.country, code: now.code, day: nowadays }) ===
          undefined
        )
          insertMunicipality(database, chance.newId(), subject);
      }
    });
  }

  /** Everything, by name and year, the newest first. */
  list(): readonly PublishedResult[] {
    const all = [
      ...shippedResults.map((result) => this.#identified(result)),
      ...(this.#added ??= listPublishedResults(this.#tools.database)),
    ];
    return all
      .map((result) => this.#checked(result))
      .toSorted(
        (a, b) =>
          a.subject.name.localeCompare(b.subject.name, 'nb') || b.year - a.year || a.id.localeCompare(b.id),
      );
  }

  /** Takes in an evaluation file with `published`, or says everything that is wrong with it. */
  add(input: NewPublishedResult, by: string): Result<PublishedResult, Refusal> {
    const read = this.#read(input.file);
    if (!read.ok) return failure({ kind: 'bad-request', problems: [...read.error] });
    const { database } = this.#tools;
    return database.transaction(() => {
      if (countPublishedResults(database) >= resultsMax)
        return failure({ kind: 'limit-reached', max: resultsMax });
      const result = this.#build(input, read.value);
      insertPublishedResult(database, result, { at: this.#tools.chance.now(), by });
      this.#added = undefined;
      return success(this.#checked(result));
    });
  }

  /** What comes with the program stays. False when there is no such result of the owner's. */
  withdraw(id: string, by: string): boolean {
    const { database, chance } = this.#tools;
    this.#added = undefined;
    return database.transaction(() => withdrawPublishedResult(database, id, { at: chance.now(), by }));
  }

  #checked(result: ArchivedResult): PublishedResult {
    const stored =
      result.instrument === null ? undefined : this.#tools.instruments.findById(result.instrument);
    return { ...result, conflicts: stored === undefined ? null : this.#countConflicts(stored, result) };
  }

  #countConflicts({ hash, instrument }: StoredInstrument, { id, figures }: ArchivedResult): number {
    const key = `${hash} ${id}`;
    const known = this.#conflicts.get(key);
    if (known !== undefined) return known;
    const count = checkPublished(instrument, figures).filter(({ kind }) => kind === 'conflict').length;
    if (this.#conflicts.size >= conflictsKeptMax) this.#conflicts.clear();
    this.#conflicts.set(key, count);
    return count;
  }

  #identified({ subject, ...result }: ShippedResult): ArchivedResult {
    if (subject.kind === 'mean') return { ...result, subject, shipped: true };
    const { country, name, codes } = subject;
    const code = codes.at(-1)?.code ?? '';
    const id = findMunicipality(this.#tools.database, { country, code, day: nowadays });
    if (id === undefined) throw new Error(`${name} has no identity yet`);
    return { ...result, subject: { kind: 'municipality', id, country, code, name }, shipped: true };
  }

  #read(file: unknown): Result<Read, readonly FileProblem[]> {
    const frame = readEvaluationFrame(file);
    if (!frame.ok) return frame;
    const { municipality, year, instrument: id, published } = frame.value;
    const instrument = this.#tools.instruments.findById(id)?.instrument;
    if (instrument === undefined)
      return failure([
        { path: 'instrument', rule: 'must be the id of an instrument that is here', value: id },
      ]);
    if (published === undefined)
      return failure([{ path: 'published', rule: 'must be there', value: undefined }]);
    const problems = findUnknownPlaces(published, instrument);
    return problems.length > 0 ? failure(problems) : success({ municipality, year, instrument, published });
  }

  #build({ source, note }: NewPublishedResult, read: Read): ArchivedResult {
    const { municipality, year, instrument, published } = read;
    const { country, code, name } = municipality;
    const { database, chance } = this.#tools;
    const id = identifyMunicipality(database, { ...municipality, day: `${year}-01-01` }, () =>
      chance.newId(),
    );
    return {
      id: chance.newId(),
      subject: { kind: 'municipality', id, country, code, name },
      year,
      version: instrument.version,
      isVersionCertain: true,
      instrument: instrument.id,
      figures: published,
      areaNames: Object.fromEntries(Object.keys(published.areas).map((id) => [id, areaName(instrument, id)])),
      ...maximaOf(instrument),
      sources: [{ source, note, places: [] }],
      shipped: false,
    };
  }
}

type Read = {
  readonly municipality: { readonly country: string; readonly code: string; readonly name: string };
  readonly year: number;
  readonly instrument: Instrument;
  readonly published: PublishedFigures;
};

function areaName(instrument: Instrument, id: string): string {
  const area = instrumentIndex(instrument).areaById.get(id);
  return area === undefined ? id : textIn(area.name, instrument.defaultLanguage, instrument);
}

function maximaOf(instrument: Instrument): { totalMax: number; areaMax: number } {
  const { total, areas } = scoreEvaluation(instrument, {});
  return {
    totalMax: toNumber(total.max),
    areaMax: Math.max(...[...areas.values()].map(({ max }) => toNumber(max))),
  };
}
