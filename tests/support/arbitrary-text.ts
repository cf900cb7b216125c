import fc from 'fast-check';

/**
 * Any well-formed text, unassigned and control characters too. What fast-check's own `binary` draws, without the seconds
 * that it takes to look at every code point first.
 */
export function arbitraryText(maxLength?: number): fc.Arbitrary<string> {
  const characters = fc.array(fc.nat({ max: 0x10ffff }), maxLength === undefined ? {} : { maxLength });
  return characters.map((codes) => String.fromCodePoint(...codes).toWellFormed());
}
