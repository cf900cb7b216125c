import { defineMessages } from './define-messages.ts';

/** What stands in a report beside what the report itself says, by the kind of file. */
export const reportFileMessages = defineMessages(
  {
    file: {
      name: (municipality: string, year: number, isDraft: boolean) =>
        `Rapport ${municipality} ${year}${isDraft ? ' utkast' : ''}`,
    },
    archive: {
      files: (isWhole: boolean) =>
        [
          'README.txt            denne forklaringen',
          'report.pdf            rapporten, PDF/A-2a',
          'signed-package.json   det vurdererne har signert: instrument, karakterer, poeng og tekster',
          ...(isWhole
            ? [
                'working-papers.json   arbeidspapirene: avdekkede karakterark, vedtak og kilder',
                'decision-log.csv      vedtakene som tabell, eldste først',
              ]
            : []),
          'metadata.json         tittel, parter, datoer, tilgang, språk, instrument og program',
          'manifest.json         hver fil med størrelse og SHA-256',
          'SHA256SUMS            det samme for sha256sum',
        ].join('\n'),
      readme: (title: string, subtitle: string, files: string) => `${title}
${subtitle}

Dette er en arkivpakke fra Samskår, laget for å kunne leses uten Samskår.

${files}

Slik kontrolleres pakken:

1. Pakk ut filene og kjør «sha256sum --check SHA256SUMS» i mappen. Alle filer skal være uendret.
2. Kjør «samskar verify PAKKE.zip». Det kontrollerer i tillegg at karakterer og poeng henger
   sammen, og at signaturene gjelder det som står i pakken. Med «--key» og installasjonens
   offentlige nøkkel, hentet et annet sted fra, er det også bevist hvem som har signert.

Hashene i signed-package.json er SHA-256 av JSON på kanonisk form (RFC 8785); signaturene er
Ed25519. Beskrivelsen av feltene får du med «samskar schema package».
`,
    },
    sheets: {
      overview: 'Oversikt',
      scoreBoxes: 'Poeng per område',
      inText: 'Tall i teksten',
      tableNumber: (number: number) => `Tabell ${number}`,
      figureNumber: (number: number) => `Figur ${number}`,
      municipality: 'Kommune',
      year: 'År',
      instrument: 'Verktøy',
      authors: 'Vurdert av',
      status: 'Status',
      dataDate: 'Sammenlikningstall per',
      sheet: 'Ark',
      content: 'Innhold',
      chapter: 'Kapittel',
      area: 'Område',
      figure: 'Tall',
      sentence: 'Setning',
      value: 'Verdi',
      points: 'Poeng',
      max: 'Maksimum',
    },
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
      year: 'År',
      version: 'Versjon',
      municipality: 'Kommune',
      instrument: 'Verktøy',
      authors: 'Vurdert av',
      dataDate: 'Sammenlikningstall per',
      untitled: 'Rapport',
    },
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
      file: {
        name: (municipality: string, year: number, isDraft: boolean) =>
          `Report ${municipality} ${year}${isDraft ? ' draft' : ''}`,
      },
      archive: {
        files: (isWhole: boolean) =>
          [
            'README.txt            this explanation',
            'report.pdf            the report, PDF/A-2a',
            'signed-package.json   what the assessors signed: instrument, grades, points and texts',
            ...(isWhole
              ? [
                  'working-papers.json   the working papers: revealed ballots, decisions and sources',
                  'decision-log.csv      the decisions as a table, oldest first',
                ]
              : []),
            'metadata.json         title, parties, dates, access, language, instrument and program',
            'manifest.json         each file with its size and SHA-256',
            'SHA256SUMS            the same for sha256sum',
          ].join('\n'),
        readme: (title: string, subtitle: string, files: string) => `${title}
${subtitle}

This is an archive package of Samskår, made to be read without Samskår.

${files}

How to check the package:

1. Unpack the files and run "sha256sum --check SHA256SUMS" in their folder. No file must have
   changed.
2. Run "samskar verify PACKAGE.zip". It also checks that grades and points agree, and that the
   signatures are of what the package says. With "--key" and the installation's public key,
   taken from elsewhere, it is also proven who signed.

The hashes in signed-package.json are SHA-256 of JSON in its canonical form (RFC 8785); the
signatures are Ed25519. "samskar schema package" describes the fields.
`,
      },
      sheets: {
        overview: 'Overview',
        scoreBoxes: 'Points by area',
        inText: 'Numbers in the text',
        tableNumber: (number: number) => `Table ${number}`,
        figureNumber: (number: number) => `Figure ${number}`,
        municipality: 'Municipality',
        year: 'Year',
        instrument: 'Instrument',
        authors: 'Assessed by',
        status: 'Status',
        dataDate: 'Figures compared with, as of',
        sheet: 'Sheet',
        content: 'Content',
        chapter: 'Chapter',
        area: 'Area',
        figure: 'Figure',
        sentence: 'Sentence',
        value: 'Value',
        points: 'Points',
        max: 'Maximum',
      },
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
        year: 'Year',
        version: 'Version',
        municipality: 'Municipality',
        instrument: 'Instrument',
        authors: 'Assessed by',
        dataDate: 'Figures compared with, as of',
        untitled: 'Report',
      },
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
