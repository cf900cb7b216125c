import { sql, type Kysely } from 'kysely';

/**
 * The archive as tables that are asked by index: what comes with the program is stored beside what the owner adds, an import is
 * undone as a whole, and the figures that are compared have rows of their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of published) await sql.raw(statement).execute(db);
  await nameCarriedOver(db);
  for (const statement of [...counts, ...words, ...comparison]) await sql.raw(statement).execute(db);
  await findByWord(db);
}

/** SQLite cannot change a check: the table is made anew. */
const published = [
  `create table published_import (
    id text primary key,
    file_name text not null,
    at integer not null,
    by_account text references account (id),
    undone_at integer,
    undone_by text references account (id)
  ) strict`,
  `create table new_published_result (
    id text primary key,
    municipality_id text references municipality (id),
    name text not null,
    sort_name text not null,
    year integer not null,
    version text not null,
    content text not null check (json_valid(content)),
    is_shipped integer not null check (is_shipped in (0, 1)),
    import_id text references published_import (id),
    added_at integer not null,
    added_by text references account (id),
    withdrawn_at integer,
    withdrawn_by text references account (id),
    replaced_by_import text references published_import (id)
  ) strict`,
  `insert into new_published_result
    (id, municipality_id, name, sort_name, year, version, content, is_shipped, added_at, added_by, withdrawn_at, withdrawn_by)
    select id, municipality_id, json_extract(content, '$.subject.name'), '', json_extract(content, '$.year'),
      json_extract(content, '$.version'), content, 0, added_at, added_by, withdrawn_at, withdrawn_by
    from published_result`,
  `drop table published_result`,
  `alter table new_published_result rename to published_result`,
  `create index published_result_by_municipality on published_result (municipality_id, year)`,
  `create index published_result_by_name on published_result (sort_name, year desc, id) where withdrawn_at is null`,
  `create index published_result_by_version on published_result (version, sort_name, year desc, id)
    where withdrawn_at is null`,
  `create index published_result_by_import on published_result (import_id) where import_id is not null`,
  `create index published_result_by_addition on published_result (is_shipped, added_at)`,
  `create index published_result_by_withdrawal on published_result (is_shipped, withdrawn_at)`,
  `create index published_result_replaced on published_result (replaced_by_import)
    where replaced_by_import is not null`,
];

/** How many stand of each version: counting them would take longer than all else that a list asks. */
const counts = [
  `create table published_count (version text primary key, n integer not null) strict`,
  `insert into published_count
    select version, count(*) from published_result where withdrawn_at is null group by version`,
  `create trigger published_count_grows after insert on published_result when new.withdrawn_at is null begin
    insert into published_count values (new.version, 1) on conflict do update set n = n + 1;
  end`,
  `create trigger published_count_shrinks after delete on published_result when old.withdrawn_at is null begin
    update published_count set n = n - 1 where version = old.version;
    delete from published_count where n = 0;
  end`,
  `create trigger published_count_follows after update of withdrawn_at on published_result
    when (old.withdrawn_at is null) <> (new.withdrawn_at is null) begin
    insert into published_count values (new.version, iif(new.withdrawn_at is null, 1, -1))
      on conflict do update set n = n + excluded.n;
    delete from published_count where n = 0;
  end`,
];

/** What people search by: each word of a name, as it is sorted. */
const words = [
  `create table published_word (
    word text not null,
    result_id text not null references published_result (id),
    primary key (word, result_id)
  ) strict, without rowid`,
  `create index published_word_by_result on published_word (result_id)`,
  `create table municipality_word (
    word text not null,
    municipality_id text not null references municipality (id),
    primary key (word, municipality_id)
  ) strict, without rowid`,
  `create index municipality_word_by_municipality on municipality_word (municipality_id)`,
];

const comparison = [
  // Municipalities whose rows below are to be made anew before anybody asks: all of them, of what was there before.
  `create table comparison_due (municipality_id text primary key references municipality (id)) strict`,
  `insert into comparison_due select distinct municipality_id from published_result where municipality_id is not null`,
  // A population decides over size groups, whoever has written it.
  `create trigger comparison_due_by_population after insert on municipality_population
    when exists (select 1 from published_result where municipality_id = new.municipality_id) begin
      insert or ignore into comparison_due values (new.municipality_id);
    end`,
  `create trigger comparison_due_by_recount after update on municipality_population
    when exists (select 1 from published_result where municipality_id = new.municipality_id) begin
      insert or ignore into comparison_due values (new.municipality_id);
    end`,
  // By which bounds of population the rows below were made; others make all of them due.
  `create table comparison_setting (name text primary key, value text not null) strict`,
  // One for each municipality, family and year. "next" is the year of its next evaluation, and of its next in the same line of
  // versions (the first number): the newest until a year is the one whose next is later. 9999 where there is none.
  `create table comparison_evaluation (
    result_id text primary key references published_result (id),
    municipality_id text not null references municipality (id),
    country text not null,
    family text not null,
    line text not null,
    version text not null,
    frame text not null,
    year integer not null,
    next_year integer not null,
    next_in_line integer not null,
    population integer,
    size_class integer not null,
    total integer
  ) strict`,
  `create index comparison_by_municipality on comparison_evaluation (municipality_id, year)`,
  // Everything that the distribution of totals asks, in the order in which it is told.
  `create index comparison_by_total on comparison_evaluation
    (family, country, total, year, next_year, next_in_line, line, size_class, version)`,
  // Points are thousandths, so that sums are exact; 'total' stands among the areas. Areas by ids of the frame, an instrument.
  `create table comparison_figure (
    result_id text not null references comparison_evaluation (result_id),
    area text not null,
    points integer not null,
    primary key (result_id, area)
  ) strict, without rowid`,
  `create table comparison_sum (
    family text not null,
    country text not null,
    frame text not null,
    area text not null,
    line text not null,
    version text not null,
    size_class integer not null,
    year integer not null,
    next_year integer not null,
    next_in_line integer not null,
    n integer not null,
    points integer not null,
    primary key (family, country, frame, area, line, version, size_class, year, next_year, next_in_line)
  ) strict, without rowid`,
  `create trigger comparison_sum_grows after insert on comparison_figure begin
    insert into comparison_sum
      select family, country, frame, new.area, line, version, size_class, year, next_year, next_in_line, 1, new.points
      from comparison_evaluation where result_id = new.result_id
      on conflict do update set n = n + 1, points = points + excluded.points;
  end`,
  `create trigger comparison_sum_shrinks before delete on comparison_figure begin
    update comparison_sum set n = n - 1, points = points - old.points
      where (family, country, frame, area, line, version, size_class, year, next_year, next_in_line) =
        (select family, country, frame, old.area, line, version, size_class, year, next_year, next_in_line
          from comparison_evaluation where result_id = old.result_id);
    delete from comparison_sum where n = 0 and
      (family, country, frame, area, line, version, size_class, year, next_year, next_in_line) =
        (select family, country, frame, old.area, line, version, size_class, year, next_year, next_in_line
          from comparison_evaluation where result_id = old.result_id);
  end`,
  `create trigger comparison_evaluation_never_changes before update on comparison_evaluation
    begin select raise(abort, 'comparison_evaluation is made anew, never changed'); end`,
  `create trigger comparison_figure_never_changes before update on comparison_figure
    begin select raise(abort, 'comparison_figure is made anew, never changed'); end`,
];

/** SQLite cannot sort Norwegian names. */
async function nameCarriedOver(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Named>`select id, name from published_result`.execute(db);
  for (const { id, name } of rows)
    await sql`update published_result set sort_name = ${sortName(name)} where id = ${id}`.execute(db);
}

async function findByWord(db: Kysely<unknown>): Promise<void> {
  const results = await sql<Named>`select id, name from published_result where withdrawn_at is null`.execute(
    db,
  );
  for (const { id, name } of results.rows)
    for (const word of wordsOf(name))
      await sql`insert or ignore into published_word (word, result_id) values (${word}, ${id})`.execute(db);
  const codes = await sql<Named>`select municipality_id as id, name || ' ' || code as name
    from municipality_code`.execute(db);
  for (const { id, name } of codes.rows)
    for (const word of wordsOf(name))
      await sql`insert or ignore into municipality_word (word, municipality_id) values (${word}, ${id})`.execute(
        db,
      );
}

type Named = { readonly id: string; readonly name: string };

function wordsOf(name: string): readonly string[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(sortName);
}

/** As it was when this migration was written. */
function sortName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[æä]/g, '{a')
    .replace(/[øö]/g, '{b')
    .replace(/å/g, '{c')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
