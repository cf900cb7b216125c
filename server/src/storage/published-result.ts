import { publishedResultSchema } from '@samskar/shared/api';
import type { SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { afterPrefix, sortName, sortWords } from './sort-name.ts';

/** Without what is derived from it. */
const archivedSchema = publishedResultSchema.omit({ conflicts: true });
export type ArchivedResult = z.infer<typeof archivedSchema>;

/** `by` is null for the operator, who has no account. */
export type Deed = { readonly at: number; readonly by: string | null };

/** Part of the caller's transaction. `importId` is the import that it came with, if any. */
export function insertPublishedResult(
  database: Database,
  result: ArchivedResult,
  { at, by, importId = null }: Deed & { readonly importId?: string | null },
): void {
  const { id, subject, year, version, shipped } = result;
  database.run(
    database.kysely.insertInto('published_result').values({
      id,
      municipality_id: subject.kind === 'municipality' ? subject.id : null,
      name: subject.name,
      sort_name: sortName(subject.name),
      year,
      version,
      content: JSON.stringify(result),
      is_shipped: shipped ? 1 : 0,
      import_id: importId,
      added_at: at,
      added_by: by,
      withdrawn_at: null,
      withdrawn_by: null,
      replaced_by_import: null,
    }),
  );
  addWords(database, result);
  if (subject.kind === 'municipality') markDue(database, subject.id);
}

/** One that stands, or undefined. */
export function findPublishedResult(database: Database, id: string): ArchivedResult | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('published_result')
      .select('content')
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null),
  );
  return row && parseContent(row.content);
}

/** All that stand of a municipality, the oldest year first, what was added last at the end of each. */
export function listResultsOf(database: Database, municipality: string): ArchivedResult[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_result')
        .select('content')
        .where('municipality_id', '=', municipality)
        .where('withdrawn_at', 'is', null)
        .orderBy('year')
        .orderBy('is_shipped', 'desc')
        .orderBy('added_at')
        .orderBy('id'),
    )
    .map(({ content }) => parseContent(content));
}

/** Means of several, as somebody has printed them, the newest first. */
export function listPrintedMeans(database: Database): ArchivedResult[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_result')
        .select('content')
        .where('municipality_id', 'is', null)
        .where('withdrawn_at', 'is', null)
        .orderBy('year', 'desc')
        .orderBy('id'),
    )
    .map(({ content }) => parseContent(content));
}

export type ResultSearch = {
  /** Beginnings of words of the name, all of which must be there. */
  readonly words: string;
  /** All when empty. */
  readonly version: string;
};

/** A page by name and year, the newest first. */
export function pageOfResults(
  database: Database,
  search: ResultSearch,
  { offset, rows }: { readonly offset: number; readonly rows: number },
): ArchivedResult[] {
  return database
    .all(
      searched(database, search)
        .select('content')
        .orderBy('sort_name')
        .orderBy('year', 'desc')
        .orderBy('id')
        .offset(offset)
        .limit(rows),
    )
    .map(({ content }) => parseContent(content));
}

export function countResults(database: Database, search: ResultSearch): number {
  const words = [...sortWords(search.words)];
  if (words.length === 0) return countByVersion(database, search.version);
  if (search.version === '') return countByWords(database, words);
  const { fn } = database.kysely;
  return database.get(searched(database, search).select(fn.countAll<number>().as('count')))?.count ?? 0;
}

function countByVersion(database: Database, version: string): number {
  const { fn } = database.kysely;
  let query = database.kysely.selectFrom('published_count').select(fn.sum<number | null>('n').as('count'));
  if (version !== '') query = query.where('version', '=', version);
  return database.get(query)?.count ?? 0;
}

/** Only what stands has words. */
function countByWords(database: Database, [first = '', ...others]: readonly string[]): number {
  let query = database.kysely
    .selectFrom('published_word')
    .select(({ fn }) => fn.count<number>('result_id').distinct().as('count'))
    .where('word', '>=', first)
    .where('word', '<', afterPrefix(first));
  for (const word of others)
    query = query.where('result_id', 'in', (select) =>
      select
        .selectFrom('published_word')
        .select('result_id')
        .where('word', '>=', word)
        .where('word', '<', afterPrefix(word)),
    );
  return database.get(query)?.count ?? 0;
}

/** Every version that stands in the archive. */
export function listResultVersions(database: Database): string[] {
  return database
    .all(database.kysely.selectFrom('published_count').select('version').orderBy('version'))
    .map(({ version }) => version);
}

/** False when there is none of the owner's that could be withdrawn. Part of the caller's transaction. */
export function withdrawPublishedResult(
  database: Database,
  id: string,
  { at, by, replacedBy = null }: Deed & { readonly replacedBy?: string | null },
): boolean {
  const row = database.get(
    database.kysely
      .selectFrom('published_result')
      .select('municipality_id')
      .where('id', '=', id)
      .where('is_shipped', '=', 0)
      .where('withdrawn_at', 'is', null),
  );
  if (row === undefined) return false;
  database.run(
    database.kysely
      .updateTable('published_result')
      .set({ withdrawn_at: at, withdrawn_by: by, replaced_by_import: replacedBy })
      .where('id', '=', id),
  );
  dropWords(database, id);
  if (row.municipality_id !== null) markDue(database, row.municipality_id);
  return true;
}

/** What an import had withdrawn for the sake of its own figures stands again. Part of the caller's transaction. */
export function bringBackResult(database: Database, id: string): void {
  const row = database.get(
    database.kysely.selectFrom('published_result').select('content').where('id', '=', id),
  );
  if (row === undefined) throw new Error(`There is no published result ${id}`);
  database.run(
    database.kysely
      .updateTable('published_result')
      .set({ withdrawn_at: null, withdrawn_by: null, replaced_by_import: null })
      .where('id', '=', id),
  );
  const result = parseContent(row.content);
  addWords(database, result);
  if (result.subject.kind === 'municipality') markDue(database, result.subject.id);
}

/** What came with an earlier release is taken away whole; nobody has said it here. Part of the caller's transaction. */
export function removeShippedResult(database: Database, id: string): void {
  const row = database.get(
    database.kysely.selectFrom('published_result').select('municipality_id').where('id', '=', id),
  );
  dropWords(database, id);
  database.run(database.kysely.deleteFrom('comparison_figure').where('result_id', '=', id));
  database.run(database.kysely.deleteFrom('comparison_evaluation').where('result_id', '=', id));
  database.run(
    database.kysely.deleteFrom('published_result').where('id', '=', id).where('is_shipped', '=', 1),
  );
  if (row?.municipality_id) markDue(database, row.municipality_id);
}

/** Content by id of everything that came with the program. */
export function listShippedContents(database: Database): ReadonlyMap<string, string> {
  const rows = database.all(
    database.kysely.selectFrom('published_result').select(['id', 'content']).where('is_shipped', '=', 1),
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** When something was last added or withdrawn by people; undefined while nothing was. */
export function lastChangeAt(database: Database): number | undefined {
  const own = database.kysely.selectFrom('published_result').where('is_shipped', '=', 0);
  // Two questions: each is answered by the end of an index.
  const added = database.get(own.select(({ fn }) => fn.max<number | null>('added_at').as('at')));
  const withdrawn = database.get(own.select(({ fn }) => fn.max<number | null>('withdrawn_at').as('at')));
  const last = Math.max(added?.at ?? 0, withdrawn?.at ?? 0);
  return last === 0 ? undefined : last;
}

/** The municipality's figures that are compared are to be made anew before this transaction ends. */
export function markDue(database: Database, municipality: string): void {
  database.run(
    database.kysely
      .insertInto('comparison_due')
      .values({ municipality_id: municipality })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

function searched(
  database: Database,
  { words, version }: ResultSearch,
): SelectQueryBuilder<Schema, 'published_result', object> {
  let query = database.kysely.selectFrom('published_result').where('withdrawn_at', 'is', null);
  if (version !== '') query = query.where('version', '=', version);
  for (const word of sortWords(words))
    query = query.where('id', 'in', (select) =>
      select
        .selectFrom('published_word')
        .select('result_id')
        .where('word', '>=', word)
        .where('word', '<', afterPrefix(word)),
    );
  return query;
}

function addWords(database: Database, { id, subject }: ArchivedResult): void {
  for (const word of sortWords(subject.name))
    database.run(database.kysely.insertInto('published_word').values({ word, result_id: id }));
}

function dropWords(database: Database, id: string): void {
  database.run(database.kysely.deleteFrom('published_word').where('result_id', '=', id));
}

function parseContent(content: string): ArchivedResult {
  return archivedSchema.parse(JSON.parse(content));
}
