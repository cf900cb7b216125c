import type { Chance } from '../people/chance.ts';
import type { Database } from '../storage/database.ts';
import {
  addCode,
  addSuccession,
  findMunicipality,
  insertMunicipality,
  listCodes,
  setCode,
  nowadays,
} from '../storage/municipality.ts';
import {
  insertPublishedResult,
  listShippedContents,
  removeShippedResult,
  type ArchivedResult,
} from '../storage/published-result.ts';
import { shippedResults, type ShippedMunicipality, type ShippedResult } from './shipped-results.ts';

type Identities = Pick<Chance, 'now' | 'newId'>;

/**
 * Stores what comes with this release, in place of what came with an earlier one, and gives its municipalities an identity with
 * all codes that they have borne. Part of the caller's transaction.
 */
export function takeShippedResults(database: Database, chance: Identities): void {
  const stored = new Map(listShippedContents(database));
  for (const result of shippedResults.map((one) => archived(database, chance, one))) {
    const content = stored.get(result.id);
    stored.delete(result.id);
    if (content === JSON.stringify(result)) continue;
    if (content !== undefined) removeShippedResult(database, result.id);
    insertPublishedResult(database, result, { at: chance.now(), by: null });
  }
  for (const id of stored.keys()) removeShippedResult(database, id);
}

function archived(database: Database, chance: Identities, result: ShippedResult): ArchivedResult {
  const { subject, ...rest } = result;
  if (subject.kind === 'mean') return { ...rest, subject, shipped: true };
  const { country, name, codes } = subject;
  const id = identify(database, chance, subject);
  const code = codes.at(-1)?.code ?? '';
  return { ...rest, subject: { kind: 'municipality', id, country, code, name }, shipped: true };
}

/** An evaluation may have known it by the code that it bears now; the others are added. */
function identify(database: Database, chance: Identities, municipality: ShippedMunicipality): string {
  const { country, name, codes, predecessors = [] } = municipality;
  const now = codes.at(-1)?.code ?? '';
  const known = findMunicipality(database, { country, code: now, day: nowadays });
  const id = known ?? chance.newId();
  const named = codes.map((code) => ({ ...code, name }));
  if (known === undefined) insertMunicipality(database, id, { country, codes: named });
  else completeCodes(database, id, country, named);
  for (const { code, name: earlier, day } of predecessors) {
    const before = findMunicipality(database, { country, code, day: dayBefore(day) });
    const predecessor = before ?? chance.newId();
    if (before === undefined)
      insertMunicipality(database, predecessor, {
        country,
        codes: [{ code, name: earlier, from: null, to: day }],
      });
    addSuccession(database, predecessor, id, day);
  }
  return id;
}

function completeCodes(
  database: Database,
  id: string,
  country: string,
  codes: Parameters<typeof addCode>[3][],
): void {
  const known = new Map(listCodes(database, id).map((one) => [one.code, one]));
  for (const code of codes) {
    const stored = known.get(code.code);
    if (stored === undefined) {
      // Somebody else is known by it: two identities of one municipality are joined by an import that says so.
      if (findMunicipality(database, { country, code: code.code, day: dayWithin(code) }) === undefined)
        addCode(database, id, country, code);
    } else if (stored.from === null && stored.to === null)
      setCode(database, id, { ...stored, from: code.from, to: code.to });
  }
}

function dayWithin({ to }: { readonly to: string | null }): string {
  return to === null ? nowadays : dayBefore(to);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
