import * as Y from 'yjs';

/** Why an update is refused for good; quotes nothing that a person wrote. */
export type UpdateRefusal = 'not-an-update' | 'foreign-client-id';

/** What an update would bring beyond what the document holds (R10). Nothing has been applied yet. */
export type UpdateEffect =
  /** Known structs and repeated deletions, as an honest step 2 carries them. */
  | { readonly kind: 'none' }
  /** It builds on something that the document does not hold. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly why: UpdateRefusal }
  | {
      readonly kind: 'some';
      /** Client ids that nobody writes under yet. */
      readonly newClients: readonly number[];
      readonly structs: number;
    };

/** Yjs's client ids are 32 bits; and no honest client comes near 2^31 characters. */
const clientMax = 2 ** 32 - 1;
const clockMax = 2 ** 31 - 1;

/**
 * Looks at an update without applying it.
 * @param ownerOf the account that writes under a client id in this document; undefined when nobody does
 */
export function checkUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  account: string,
  ownerOf: (client: number) => string | undefined,
): UpdateEffect {
  const decoded = decode(update);
  if (decoded === undefined) return { kind: 'refused', why: 'not-an-update' };
  const fresh = decoded.structs.filter((struct) => endOf(struct) > stateOf(doc, struct.id.client));
  if (fresh.some((struct) => struct.id.client > clientMax || endOf(struct) > clockMax))
    return { kind: 'refused', why: 'not-an-update' };
  const clients = [...new Set(fresh.map((struct) => struct.id.client))];
  const newClients = clients.filter((client) => ownerOf(client) === undefined);
  // A struct under an id without an owner can only be the first under it: ids get their owner before they are stored.
  if (newClients.some((client) => stateOf(doc, client) > 0))
    return { kind: 'refused', why: 'foreign-client-id' };
  if (clients.some((client) => (ownerOf(client) ?? account) !== account))
    return { kind: 'refused', why: 'foreign-client-id' };
  if (hasGap(doc, fresh, decoded.deletions)) return { kind: 'gap' };
  if (fresh.length === 0 && decoded.deletions.every((range) => isDeleted(doc, range)))
    return { kind: 'none' };
  return { kind: 'some', newClients, structs: fresh.length };
}

export type Struct = Y.Item | Y.GC;
type Range = { readonly client: number; readonly clock: number; readonly length: number };

function decode(
  update: Uint8Array,
): { readonly structs: readonly Struct[]; readonly deletions: readonly Range[] } | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return {
      structs: structs.filter(
        (struct): struct is Struct => struct instanceof Y.Item || struct instanceof Y.GC,
      ),
      deletions: [...ds.clients].flatMap(([client, items]) =>
        items.map(({ clock, len }) => ({ client, clock, length: len })),
      ),
    };
  } catch {
    // Yjs and lib0 throw many kinds of errors for bytes that are no update.
    return undefined;
  }
}

function endOf(struct: Struct): number {
  return struct.id.clock + struct.length;
}

function stateOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client);
}

function hasGap(doc: Y.Doc, fresh: readonly Struct[], deletions: readonly Range[]): boolean {
  const known = new Map<number, number>();
  const knownOf = (client: number) => known.get(client) ?? stateOf(doc, client);
  for (const struct of fresh) {
    if (struct.id.clock > knownOf(struct.id.client)) return true;
    known.set(struct.id.client, Math.max(knownOf(struct.id.client), endOf(struct)));
  }
  return (
    fresh.some((struct) => foundationsOf(struct).some(({ client, clock }) => clock >= knownOf(client))) ||
    deletions.some(({ client, clock, length }) => clock + length > knownOf(client))
  );
}

/** What must be there before the struct can be. */
function foundationsOf(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((one) => one instanceof Y.ID);
}

function isDeleted(doc: Y.Doc, { client, clock, length }: Range): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || length === 0) return true;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= clock + length) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
