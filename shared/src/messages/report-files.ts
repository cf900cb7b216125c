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
      missingLayout: (name: string, type: string) =>
        `Det er ikke noe oppsett som heter «${name}», og heller ikke noe av PowerPoints type ${type}.`,
      missingPlaceholder: {
        title: (layout: string) => `Oppsettet «${layout}» har ingen plassholder for tittel.`,
        text: (layout: string) => `Oppsettet «${layout}» har ingen plassholder for tekst.`,
      },
      unknownName: (name: string) => `Ingenting leter etter navnet «${name}».`,
      noSlots:
        'Ingen lysbilder sier hvor de hører til: skriv for eksempel «area:5» på en egen linje i notatene.',
      unknownSlot: (slide: number, slot: string) =>
        `Lysbilde ${slide} hører til ${slot}, som ikke er i noe instrument.`,
      noSource: (slide: number) =>
        `Notatene til lysbilde ${slide} sier ikke hvem eksemplet er fra: skriv «Kilde: …» på en egen linje.`,
    },
    slides: {
      by: (names: string) => `Evaluert av ${names}`,
      cautions: 'Før vi ser på resultatet',
      whole: 'Hele kommunen på én side',
      tool: 'Hva verktøyet er',
      closing: 'Veien videre',
      continued: (title: string, page: number) => `${title} (${page})`,
      ofMax: (points: string, max: string) => `${points} av ${max} poeng`,
      history: (area: string) => `${area}: utviklingen`,
      subareas: (area: string) => `${area}: delområdene`,
      findings: (area: string) => `${area}: funnene`,
      improve: (area: string, title: string) => `${area}: ${title}`,
      examples: (area: string) => `Eksempler fra andre: ${area}`,
      more: (count: number) => (count === 1 ? 'Ett punkt til i notatene' : `${count} punkter til i notatene`),
      nothing: 'Ingen punkter',
      mixedVersions: 'Ulike versjoner av verktøyet måler ikke det samme.',
      normal: (label: string, from: string, to: string) => `${label}: ${from}–${to}`,
      historyShows: (years: string) => `Poengene i området ved hver evaluering: ${years}.`,
      notes: {
        source: (municipality: string, year: number, instrument: string) =>
          `Kilde: evalueringen av ${municipality} ${year} med ${instrument}.`,
        dataDate: (day: string) => `Sammenlikningstallene er fra ${day}.`,
        points:
          'Poengene er regnet ut fra karakterene på hvert kriterium og er eksakte; de er rundet av bare når de vises. Derfor kan summen av viste tall avvike litt fra summen som vises.',
        subareas:
          'Tabellen viser hva hvert delområde ga, og hvor mye det kunne gi. Poengene i et delområde er summen av poengene til indikatorene i det.',
        history:
          'Hver søyle er områdets poeng ved en evaluering. Ulike versjoner av verktøyet måler ikke det samme, så en endring over et versjonsskifte er ikke i seg selv en endring i praksis.',
        chart:
          'Figuren er en vanlig PowerPoint-figur: velg «Rediger data» for å se tallene den er tegnet av. Tallene står også her:',
        findings:
          'Styrker er på plass, utfordringer er delvis på plass, svakheter mangler. Punktene er skrevet av dem som evaluerte. Alle punktene står her:',
        whole: 'Teksten er hentet fra rapportens forord. Hele teksten står her:',
        tool: 'Kort om verktøyet. Rapporten sier mer:',
        cautions: 'Si dette først: det avgjør hvordan tallene skal leses.',
        closing: 'Rådene fra rapporten. Hele teksten står her:',
        text: 'Hele teksten fra rapporten står her:',
        title: 'Åpningslysbilde.',
        section: (area: string) => `Her begynner ${area}.`,
        missing: (text: string) => `Mangler: ${text}`,
        examples: (tag: string) =>
          `Plass til eksempler fra andre kommuner. Lysbildet er skjult i visningen. Skriv inn et eksempel og vis lysbildet, slett det, eller legg et lysbilde som har linjen «${tag}» i notatene, i lysbildebiblioteket: da kommer det hit av seg selv neste gang.`,
      },
      prompt: 'Sett inn eksempler fra andre kommuner her. Lysbildet er skjult til dere viser det.',
      titlePrompt: 'Tittel',
      textPrompt: 'Tekst',
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
        missingLayout: (name: string, type: string) =>
          `There is no layout "${name}", nor one of PowerPoint's type ${type}.`,
        missingPlaceholder: {
          title: (layout: string) => `The layout "${layout}" has no placeholder for title.`,
          text: (layout: string) => `The layout "${layout}" has no placeholder for text.`,
        },
        unknownName: (name: string) => `The name "${name}" is none that is looked for.`,
        noSlots:
          'No slide says where it belongs: write for instance “area:5” on a line of its own in the notes.',
        unknownSlot: (slide: number, slot: string) =>
          `Slide ${slide} belongs to ${slot}, which is in no instrument.`,
        noSource: (slide: number) =>
          `The notes of slide ${slide} do not say whose example it is: write “Source: …” on a line of its own.`,
      },
      slides: {
        by: (names: string) => `Evaluated by ${names}`,
        cautions: 'Before we look at the result',
        whole: 'The whole municipality on one page',
        tool: 'What the tool is',
        closing: 'The way ahead',
        continued: (title: string, page: number) => `${title} (${page})`,
        ofMax: (points: string, max: string) => `${points} of ${max} points`,
        history: (area: string) => `${area}: over the years`,
        subareas: (area: string) => `${area}: the sub-areas`,
        findings: (area: string) => `${area}: the findings`,
        improve: (area: string, title: string) => `${area}: ${title}`,
        examples: (area: string) => `Examples from others: ${area}`,
        more: (count: number) =>
          count === 1 ? 'One more point in the notes' : `${count} more points in the notes`,
        nothing: 'No points',
        mixedVersions: 'Different versions of the tool do not measure the same.',
        normal: (label: string, from: string, to: string) => `${label}: ${from}–${to}`,
        historyShows: (years: string) => `The points of the area at each evaluation: ${years}.`,
        notes: {
          source: (municipality: string, year: number, instrument: string) =>
            `Source: the evaluation of ${municipality} ${year} with ${instrument}.`,
          dataDate: (day: string) => `The figures that it is compared with are from ${day}.`,
          points:
            'Points are computed from the grades on each criterion and are exact; they are rounded only when shown. That is why shown figures may add up to slightly more or less than the sum that is shown.',
          subareas:
            'The table shows what each sub-area gave, and how much it could give. The points of a sub-area are the sum of the points of its indicators.',
          history:
            'Each column is the points of the area at one evaluation. Different versions of the tool do not measure the same, so a change across versions is not in itself a change in practice.',
          chart:
            'This is an ordinary PowerPoint chart: choose “Edit data” to see the figures that it is drawn from. The figures stand here as well:',
          findings:
            'Strengths are in place, challenges are partly in place, weaknesses are missing. The points were written by those who made the evaluation. All of them stand here:',
          whole: 'The text is taken from the foreword of the report. All of it stands here:',
          tool: 'About the tool, in short. The report says more:',
          cautions: 'Say this first: it decides how the figures should be read.',
          closing: 'Advice from the report. All of it stands here:',
          text: 'All of the text of the report stands here:',
          title: 'Opening slide.',
          section: (area: string) => `${area} begins here.`,
          missing: (text: string) => `Missing: ${text}`,
          examples: (tag: string) =>
            `Room for examples from other municipalities. The slide is hidden in the show. Write an example and show the slide, delete it, or put a slide with the line “${tag}” in its notes into the slide library: then it comes here by itself the next time.`,
        },
        prompt: 'Put examples from other municipalities here. The slide is hidden until you show it.',
        titlePrompt: 'Title',
        textPrompt: 'Text',
      },
    },
  },
);
