import { z } from 'zod';
import areaMaps from './area-maps.json' with { type: 'json' };
import { instrumentPartIdSchema, textByLanguageSchema, type TextByLanguage } from './instrument-schema.ts';

/** Which area of one version stands where another version has it, and how that is known. */
export type AreaMap = {
  readonly basis: 'official' | 'published' | 'inferred';
  readonly note: TextByLanguage;
  /** Area ids of the one version by area ids of the other; no two areas lead to the same. */
  readonly areaByArea: ReadonlyMap<string, string>;
};

/**
 * The area of `toInstrument` that an area of `fromInstrument` is compared with, by ids. Undefined where no map between them
 * is known, and for an area that the map lacks. A change of points along a map is still no change of practice.
 */
export function mapArea(fromInstrument: string, areaId: string, toInstrument: string): string | undefined {
  if (fromInstrument === toInstrument) return areaId;
  return findAreaMap(fromInstrument, toInstrument)?.areaByArea.get(areaId);
}

/** The map between two versions, in the direction asked for; the data holds each in one direction only. */
export function findAreaMap(fromInstrument: string, toInstrument: string): AreaMap | undefined {
  for (const { from, to, basis, note, areas } of shippedMaps()) {
    const pairs = Object.entries(areas);
    if (from.includes(fromInstrument) && to.includes(toInstrument))
      return { basis, note, areaByArea: new Map(pairs) };
    if (from.includes(toInstrument) && to.includes(fromInstrument))
      return { basis, note, areaByArea: new Map(pairs.map(([one, other]) => [other, one])) };
  }
  return undefined;
}

const areaMapSchema = z.strictObject({
  from: z.array(instrumentPartIdSchema).min(1).describe('Ids of the instruments whose areas are the keys'),
  to: z.array(instrumentPartIdSchema).min(1).describe('Ids of the instruments whose areas are the values'),
  basis: z.enum(['official', 'published', 'inferred']),
  note: textByLanguageSchema,
  areas: z
    .record(instrumentPartIdSchema, instrumentPartIdSchema)
    .refine(
      (areas) => new Set(Object.values(areas)).size === Object.keys(areas).length,
      'must not lead two areas to the same',
    ),
});

/** The shape of the file with the maps between versions. */
export const areaMapsSchema = z.strictObject({
  format: z.literal('samskar-area-maps/1'),
  maps: z.array(areaMapSchema),
});

let parsedMaps: z.infer<typeof areaMapsSchema>['maps'] | undefined;

/** Parsed when first asked for: most screens compare no years. */
function shippedMaps() {
  return (parsedMaps ??= areaMapsSchema.parse(areaMaps).maps);
}
