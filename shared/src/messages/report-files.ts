import { defineMessages } from './define-messages.ts';

/** What stands in a report beside what the report itself says, by the kind of file. */
export const reportFileMessages = defineMessages(
  {
    pdf: {
      contents: 'Innhold',
      figure: 'Figur',
      table: 'Tabell',
      page: (page: string, pages: string) => `side ${page} av ${pages}`,
      draft: 'Utkast',
      missing: 'Mangler:',
      none: 'Ingen',
      outOf: 'av',
      points: 'poeng',
      pointsHead: 'Poeng',
      year: 'År',
      version: 'Versjon',
      municipality: 'Kommune',
      instrument: 'Verktøy',
      authors: 'Vurdert av',
      dataDate: 'Sammenlikningstall per',
    },
  },
  {
    en: {
      pdf: {
        contents: 'Contents',
        figure: 'Figure',
        table: 'Table',
        page: (page: string, pages: string) => `page ${page} of ${pages}`,
        draft: 'Draft',
        missing: 'Missing:',
        none: 'None',
        outOf: 'of',
        points: 'points',
        pointsHead: 'Points',
        year: 'Year',
        version: 'Version',
        municipality: 'Municipality',
        instrument: 'Instrument',
        authors: 'Assessed by',
        dataDate: 'Figures compared with, as of',
      },
    },
  },
);
