import { defineMessages } from './define-messages.ts';

/** What stands in a report beside what the report itself says, by the kind of file. */
export const reportFileMessages = defineMessages(
  {
    docx: {
      contents: 'Innhold',
      figure: 'Figur',
      table: 'Tabell',
      page: { before: 'Side ', between: ' av ' },
      draft: 'Utkast',
      authors: 'Vurdert av',
      instrument: 'Verktøy',
      dataDate: 'Sammenlikningstall per',
      pointsOf: (max: string) => `Poeng av ${max} mulige`,
      noFindings: 'Ingen',
      notInReport: (tag: string) => `Malen ber om ${tag}, som ikke er med i denne rapporten.`,
    },
  },
  {
    en: {
      docx: {
        contents: 'Contents',
        figure: 'Figure',
        table: 'Table',
        page: { before: 'Page ', between: ' of ' },
        draft: 'Draft',
        authors: 'Assessed by',
        instrument: 'Instrument',
        dataDate: 'Figures compared with, as of',
        pointsOf: (max: string) => `Points of ${max} possible`,
        noFindings: 'None',
        notInReport: (tag: string) => `The template asks for ${tag}, which is not part of this report.`,
      },
    },
  },
);
