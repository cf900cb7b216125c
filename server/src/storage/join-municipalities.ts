import { sql, type RawBuilder } from 'kysely';
import { replaceCompared } from './comparison.ts';
import type { Database } from './database.ts';
import { markDue } from './published-result.ts';

/**
 * Two identities turn out to be one municipality under two codes: everything of `given` becomes `kept`'s. Part of the caller's
 * transaction.
 */
export function joinMunicipalities(
  database: Database,
  { kept, given }: { readonly kept: string; readonly given: string },
): void {
  replaceCompared(database, given, []);
  const run = (statement: RawBuilder<unknown>) => database.run(statementOf(database, statement));
  run(sql`update municipality_code set municipality_id = ${kept} where municipality_id = ${given}`);
  run(sql`update or ignore municipality_word set municipality_id = ${kept} where municipality_id = ${given}`);
  run(sql`delete from municipality_word where municipality_id = ${given}`);
  run(
    sql`update or ignore municipality_population set municipality_id = ${kept} where municipality_id = ${given}`,
  );
  run(sql`delete from municipality_population where municipality_id = ${given}`);
  run(sql`update or ignore municipality_succession set predecessor_id = ${kept}
    where predecessor_id = ${given} and successor_id <> ${kept}`);
  run(sql`update or ignore municipality_succession set successor_id = ${kept}
    where successor_id = ${given} and predecessor_id <> ${kept}`);
  run(sql`delete from municipality_succession where predecessor_id = ${given} or successor_id = ${given}`);
  run(sql`update published_result
    set municipality_id = ${kept}, content = json_set(content, '$.subject.id', ${kept})
    where municipality_id = ${given}`);
  run(sql`update evaluation set municipality_id = ${kept} where municipality_id = ${given}`);
  run(sql`delete from comparison_due where municipality_id = ${given}`);
  run(sql`delete from municipality where id = ${given}`);
  markDue(database, kept);
}

function statementOf(database: Database, statement: RawBuilder<unknown>) {
  return { compile: () => statement.compile(database.kysely) };
}
