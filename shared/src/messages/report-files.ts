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
    /** What is wrong with a customer's Word or PowerPoint template. */
    template: {
      fileBytesMax: (most: string) => `Filen er større enn ${most} byte.`,
      partsMax: (most: string) => `Filen har flere enn ${most} deler.`,
      unpackedBytesMax: (most: string) => `Filen pakkes ut til mer enn ${most} byte.`,
      ratioMax: (most: string) => `En del av filen pakkes ut til mer enn ${most} ganger sin størrelse.`,
      broken: 'Filen er skadet, eller er ikke en Office-fil.',
      encrypted:
        'Filen er låst med passord, eller er i et gammelt format. Lagre den uten passord som .docx eller .pptx.',
      brokenPart: (part: string) => `${part} kan ikke leses.`,
      otherKind: (expected: string) => `Filen er ikke en ${expected}-fil.`,
      macros: (part: string) => `Filen har makroer (${part}). Lagre den uten makroer.`,
      externalLink: (part: string, target: string) => `${part} henter noe utenfra: ${target}`,
      embedded: (part: string) => `Filen har noe innebygd som ikke kan tas med: ${part}`,
      entities: (part: string) => `${part} har egne XML-entiteter.`,
      action: (part: string, name: string) => `${part} har et felt som kjører eller henter noe: ${name}`,
      unknownTag: (tag: string, part: string) => `Ukjent tagg i ${part}: {{${tag}}}`,
      unclosedTag: (text: string, part: string) => `En tagg i ${part} er ikke avsluttet: ${text}`,
      misplacedTag: (tag: string, part: string) =>
        `{{${tag}}} i ${part} setter inn hele avsnitt, og må stå alene på en linje i selve teksten.`,
      repeatedTag: (tag: string) => `{{${tag}}} står flere ganger.`,
      tooManyTags: (most: string) => `Malen har flere enn ${most} tagger.`,
      tooLong: (most: string) => `Malen har flere enn ${most} avsnitt, rader og celler.`,
      endlessWord: (most: string) => `Malen har et ord på mer enn ${most} tegn.`,
      missing: (tags: string) => `Malen bruker ikke: ${tags}`,
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
      template: {
        fileBytesMax: (most: string) => `The file is larger than ${most} bytes.`,
        partsMax: (most: string) => `The file has more than ${most} parts.`,
        unpackedBytesMax: (most: string) => `The file unpacks to more than ${most} bytes.`,
        ratioMax: (most: string) => `A part of the file unpacks to more than ${most} times its size.`,
        broken: 'The file is damaged, or is not an Office file.',
        encrypted:
          'The file has a password, or is in an old format. Save it without a password as .docx or .pptx.',
        brokenPart: (part: string) => `${part} cannot be read.`,
        otherKind: (expected: string) => `The file is not a ${expected} file.`,
        macros: (part: string) => `The file has macros (${part}). Save it without macros.`,
        externalLink: (part: string, target: string) => `${part} fetches something from elsewhere: ${target}`,
        embedded: (part: string) => `The file has something embedded that cannot be taken along: ${part}`,
        entities: (part: string) => `${part} has XML entities of its own.`,
        action: (part: string, name: string) => `${part} has a field that runs or fetches something: ${name}`,
        unknownTag: (tag: string, part: string) => `Unknown tag in ${part}: {{${tag}}}`,
        unclosedTag: (text: string, part: string) => `A tag in ${part} is not closed: ${text}`,
        misplacedTag: (tag: string, part: string) =>
          `{{${tag}}} in ${part} brings whole paragraphs, and must stand alone on a line of the text itself.`,
        repeatedTag: (tag: string) => `{{${tag}}} stands more than once.`,
        tooManyTags: (most: string) => `The template has more than ${most} tags.`,
        tooLong: (most: string) => `The template has more than ${most} paragraphs, rows and cells.`,
        endlessWord: (most: string) => `The template has a word of more than ${most} characters.`,
        missing: (tags: string) => `The template does not use: ${tags}`,
      },
    },
  },
);
