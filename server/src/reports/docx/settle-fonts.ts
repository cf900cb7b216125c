import { strFromU8, strToU8 } from 'fflate';
import type { PackageParts } from './settle-package.ts';

const fontTable = 'word/fontTable.xml';

/** Of a key, and what of a font is mixed with it (ECMA-376, part 4, 2.8.1): its first 32 bytes, with the key twice. */
const keyBytes = 16;
const mixedBytes = 32;

/**
 * An embedded font is mixed with a key that stands beside it, which the library draws by chance; here each gets one that follows
 * from its place.
 */
export function settleFonts(parts: PackageParts): PackageParts {
  const table = parts[fontTable];
  if (table === undefined) return parts;
  const fonts: Record<string, Uint8Array> = {};
  let place = 0;
  const settledTable = strFromU8(table).replace(
    /(\bw:fontKey=")\{([0-9A-Fa-f-]{36})\}/g,
    (_, before: string, key: string) => {
      place += 1;
      const name = `word/fonts/font${place}.odttf`;
      const font = parts[name];
      const newKey = keyAt(place);
      if (font !== undefined) fonts[name] = mix(mix(font, key), newKey);
      return `${before}{${newKey}}`;
    },
  );
  return { ...parts, ...fonts, [fontTable]: strToU8(settledTable) };
}

/** A key in which the order of bytes does not matter. */
function keyAt(place: number): string {
  const byte = place.toString(16).padStart(2, '0').toUpperCase();
  return [4, 2, 2, 2, 6].map((bytes) => byte.repeat(bytes)).join('-');
}

/** Mixing again with the same key undoes it. */
function mix(font: Uint8Array, key: string): Uint8Array {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  const mixed = font.slice();
  for (let at = 0; at < mixedBytes; at += 1) mixed[at] = (font[at] ?? 0) ^ (bytes[at % keyBytes] ?? 0);
  return mixed;
}
