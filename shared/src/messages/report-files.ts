import { defineMessages } from './define-messages.ts';

/** What stands in a report beside what the report itself says, by the kind of file. */
export const reportFileMessages = defineMessages(
  {
    html: {
      contents: 'Innhold',
      table: (number: number) => `Tabell ${number}:`,
      figure: (number: number) => `Figur ${number}:`,
      figureName: (number: number) => `figur ${number}`,
      showTable: 'Vis som tabell',
      missing: 'Mangler:',
      outOf: 'av',
      history: 'Tidligere',
      none: 'Ingen',
      footnotes: 'Fotnoter',
      footnote: (number: number) => `Fotnote ${number}`,
      backToText: (number: number) => `Tilbake til teksten ved fotnote ${number}`,
      instrument: 'Verktøy',
      authors: 'Vurdert av',
      dataDate: 'Sammenlikningstall per',
    },
  },
  {
    en: {
      html: {
        contents: 'Contents',
        table: (number: number) => `Table ${number}:`,
        figure: (number: number) => `Figure ${number}:`,
        figureName: (number: number) => `figure ${number}`,
        showTable: 'Show as a table',
        missing: 'Missing:',
        outOf: 'of',
        history: 'Earlier',
        none: 'None',
        footnotes: 'Footnotes',
        footnote: (number: number) => `Footnote ${number}`,
        backToText: (number: number) => `Back to the text at footnote ${number}`,
        instrument: 'Instrument',
        authors: 'Assessed by',
        dataDate: 'Figures compared with, as of',
      },
    },
  },
);
