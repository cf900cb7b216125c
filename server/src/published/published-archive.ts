import {
  foundMunicipalitiesMax,
  publishedPageRows,
  type Comparison,
  type ComparisonQuery,
  type MunicipalityRef,
  type NewPublishedResult,
  type PublishedPage,
  type PublishedResult,
  type Refusal,
} from '@samskar/shared/api';
import { checkPublished, findUnknownPlaces } from '@samskar/shared/consistency';
import type { FileProblem, Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { readEvaluationFrame, type PublishedFigures } from '@samskar/shared/scoring';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Chance } from '../people/chance.ts';
import type { Database } from '../storage/database.ts';
import type { StoredInstrument } from '../storage/instrument.ts';
import {
  identifyMunicipality,
  listCodes,
  searchMunicipalities,
  setPopulation,
} from '../storage/municipality.ts';
import {
  countResults,
  findPublishedResult,
  insertPublishedResult,
  listResultVersions,
  pageOfResults,
  withdrawPublishedResult,
  type ArchivedResult,
} from '../storage/published-result.ts';
import { archivedResult } from './archived-result.ts';
import { compareMunicipality, describeMunicipality } from './compare-municipality.ts';
import { refreshComparison, refreshIfDue, takeRelease } from './refresh-comparison.ts';
import { takeShippedResults } from './take-shipped-results.ts';

/** Enough for the pages that people turn; what is on none is counted again. */
const conflictsKeptMax = 5_000;

export type PublishedArchiveTools = {
  readonly database: Database;
  readonly chance: Pick<Chance, 'now' | 'newId'>;
  readonly instruments: InstrumentLibrary;
};

/** What has been published of evaluations: what comes with the program, and what the owner has added. */
export class PublishedArchive {
  readonly #tools: PublishedArchiveTools;
  /** By the instrument's hash and the result: checking thousands at each request would hold up everybody's typing. */
  readonly #conflicts = new Map<string, number>();

  constructor(tools: PublishedArchiveTools) {
    this.#tools = tools;
  }

  /** Takes in what comes with this release, and makes everything that is compared anew where that changes it. */
  takeShipped(): void {
    const { database, chance, instruments } = this.#tools;
    database.transaction(() => {
      takeShippedResults(database, chance);
      takeRelease(database);
      refreshComparison(database, instruments);
    });
  }

  /** A page by name and year, the newest first. */
  page({
    q = '',
    version = '',
    offset = 0,
  }: {
    readonly q?: string | undefined;
    readonly version?: string | undefined;
    readonly offset?: number | undefined;
  }): PublishedPage {
    const { database } = this.#tools;
    const search = { words: q, version };
    const everything = { words: '', version: '' };
    return {
      results: pageOfResults(database, search, { offset, rows: publishedPageRows }).map((result) =>
        this.#shown(result),
      ),
      total: countResults(database, search),
      all: countResults(database, everything),
      versions: listResultVersions(database),
    };
  }

  find(id: string): PublishedResult | undefined {
    const result = findPublishedResult(this.#tools.database, id);
    return result && this.#shown(result);
  }

  /** Takes in an evaluation file with `published`, or says everything that is wrong with it. */
  add(input: NewPublishedResult, by: string): Result<PublishedResult, Refusal> {
    const read = this.#read(input.file);
    if (!read.ok) return failure({ kind: 'bad-request', problems: [...read.error] });
    const { database, chance, instruments } = this.#tools;
    return database.transaction(() => {
      const result = this.#build(input, read.value);
      insertPublishedResult(database, result, { at: chance.now(), by });
      refreshComparison(database, instruments);
      return success(this.#shown(result));
    });
  }

  /** What comes with the program stays. False when there is no such result of the owner's. */
  withdraw(id: string, by: string): boolean {
    const { database, chance, instruments } = this.#tools;
    return database.transaction(() => {
      const isWithdrawn = withdrawPublishedResult(database, id, { at: chance.now(), by });
      refreshComparison(database, instruments);
      return isWithdrawn;
    });
  }

  /** Undefined when there is no such municipality. */
  compare(query: ComparisonQuery): Comparison | undefined {
    const { database, instruments } = this.#tools;
    refreshIfDue(database, instruments);
    return compareMunicipality(database, instruments, query);
  }

  /** Those with a published result whose name or code begins so. */
  searchMunicipalities(search: string): readonly MunicipalityRef[] {
    const { database, instruments } = this.#tools;
    refreshIfDue(database, instruments);
    return searchMunicipalities(database, search, foundMunicipalitiesMax)
      .flatMap((id) => describeMunicipality(database, id) ?? [])
      .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
  }

  /** With the code that the municipality bears now, and with what does not add up. */
  #shown(result: ArchivedResult): PublishedResult {
    const { subject } = result;
    const stored =
      result.instrument === null ? undefined : this.#tools.instruments.findById(result.instrument);
    const now = subject.kind === 'mean' ? undefined : listCodes(this.#tools.database, subject.id).at(-1);
    return {
      ...result,
      subject: subject.kind === 'mean' ? subject : { ...subject, code: now?.code ?? subject.code },
      conflicts: stored === undefined ? null : this.#countConflicts(stored, result),
    };
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
    const { country, code, name, population } = municipality;
    const { database, chance } = this.#tools;
    const id = identifyMunicipality(database, { ...municipality, day: `${year}-01-01` }, () =>
      chance.newId(),
    );
    if (population > 0) setPopulation(database, id, `${year}-01-01`, population);
    return archivedResult(instrument, {
      id: chance.newId(),
      municipality: { id, country, code, name },
      year,
      figures: published,
      source,
      note,
    });
  }
}

type Read = {
  readonly municipality: {
    readonly country: string;
    readonly code: string;
    readonly name: string;
    readonly population: number;
  };
  readonly year: number;
  readonly instrument: Instrument;
  readonly published: PublishedFigures;
};
