/**
 * The code points that a TrueType font draws, by its `cmap` table.
 * @throws when the font has no subtable of format 12, as every font with more than the Basic Multilingual Plane has
 */
export function fontCharacters(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const characters = new Set<number>();
  const groups = findGroups(view, findTable(view, 'cmap'));
  for (let group = 0; group < view.getUint32(groups + 12); group++) {
    const at = groups + 16 + group * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) characters.add(code);
  }
  return characters;
}

function findTable(view: DataView, name: string): number {
  for (let table = 0; table < view.getUint16(4); table++) {
    const at = 12 + table * 16;
    const tag = [0, 1, 2, 3].map((place) => String.fromCharCode(view.getUint8(at + place))).join('');
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new Error(`The font has no table ${name}`);
}

function findGroups(view: DataView, cmap: number): number {
  for (let subtable = 0; subtable < view.getUint16(cmap + 2); subtable++) {
    const at = cmap + view.getUint32(cmap + 4 + subtable * 8 + 4);
    if (view.getUint16(at) === 12) return at;
  }
  throw new Error('The font has no cmap of format 12');
}
