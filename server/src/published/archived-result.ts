import { instrumentIndex, textIn, type Instrument } from '@samskar/shared/instrument';
import type { PublishedFigures } from '@samskar/shared/scoring';
import type { ArchivedResult } from '../storage/published-result.ts';
import { maximaOf } from './maxima-of.ts';

type NewResult = {
  readonly id: string;
  readonly municipality: {
    readonly id: string;
    readonly country: string;
    readonly code: string;
    readonly name: string;
  };
  readonly year: number;
  readonly figures: PublishedFigures;
  /** Where the figures stand, and what is to be known about them. */
  readonly source: string;
  readonly note: string;
};

/** A municipality's result by an instrument that is here, as the archive keeps it. */
export function archivedResult(
  instrument: Instrument,
  { id, municipality, year, figures, source, note }: NewResult,
): ArchivedResult {
  return {
    id,
    subject: { kind: 'municipality', ...municipality },
    year,
    version: instrument.version,
    isVersionCertain: true,
    instrument: instrument.id,
    figures,
    areaNames: Object.fromEntries(
      Object.keys(figures.areas).map((area) => [area, areaName(instrument, area)]),
    ),
    ...maximaOf(instrument),
    sources: [{ source, note, places: [] }],
    shipped: false,
  };
}

function areaName(instrument: Instrument, id: string): string {
  const area = instrumentIndex(instrument).areaById.get(id);
  return area === undefined ? id : textIn(area.name, instrument.defaultLanguage, instrument);
}
