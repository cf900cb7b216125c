import { findAreaMap, newestFirst, type AreaMap, type Instrument } from '../instrument/index.ts';

/** How it is known which area a figure belongs to: the same version's, or along a map between versions. */
export type MapBasis = 'same' | AreaMap['basis'];

type Uncertain = { readonly version: string; readonly areaNames: Readonly<Record<string, string>> };

/**
 * By which instrument's area ids figures of an uncertain version stand. An older result may be published in the order of a newer
 * version: the newest instrument whose areas bear exactly these names decides, then the version that is named. Undefined where
 * neither is known: then areas are compared with nobody's.
 */
export function guessAreaFrame(
  { version, areaNames }: Uncertain,
  instruments: readonly Instrument[],
): Instrument | undefined {
  const newest = newestFirst(instruments);
  const named = newest.find((instrument) => bearsNames(instrument, areaNames));
  return named ?? newest.find((instrument) => instrument.version === version);
}

/** How areas of `frame` come to stand under the ids of `instrument`; undefined where no map leads there. */
export function basisOf(
  { version, frame }: { readonly version: string; readonly frame: string },
  instrument: Pick<Instrument, 'id' | 'version'>,
): MapBasis | undefined {
  if (frame !== instrument.id) return findAreaMap(frame, instrument.id)?.basis;
  return version === instrument.version ? 'same' : 'published';
}

function bearsNames(instrument: Instrument, names: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(names);
  return (
    entries.length > 1 &&
    entries.every(([id, name]) => {
      const area = instrument.areas.find((one) => one.id === id);
      return area !== undefined && Object.values(area.name).includes(name);
    })
  );
}
