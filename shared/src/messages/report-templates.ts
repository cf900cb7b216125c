import { defineMessages } from './define-messages.ts';

/** The installation's own templates of reports, as an administrator keeps them. */
export const reportTemplateMessages = defineMessages(
  {
    title: 'Rapportmaler',
    lead: 'Rapporter i Word og lysbilder lages med disse filene. Der det ikke er noen, brukes standardoppsettet.',
    kinds: {
      docx: 'Word-mal',
      pptx: 'PowerPoint-mal',
      slides: 'Lysbildebibliotek',
    },
    about: {
      docx: 'En .docx eller .dotx med {{tagger}} der rapporten skal inn. Stiler, topptekst og forside er deres egne.',
      pptx: 'En .pptx eller .potx som gir lysbildene bakgrunn, skrift og farger. Lysbilder i filen blir ikke med.',
      slides: 'En .pptx med eksempler fra andre kommuner. De settes inn i området som notatene deres sier.',
    },
    standing: {
      docx: 'Word-malen som er i bruk',
      pptx: 'PowerPoint-malen som er i bruk',
      slides: 'Lysbildebiblioteket som er i bruk',
    },
    none: {
      docx: 'Ingen egen mal. Rapporter i Word får standardoppsettet.',
      pptx: 'Ingen egen mal. Lysbilder får standardoppsettet.',
      slides: 'Ikke noe bibliotek. Plassene til eksempler står tomme.',
    },
    size: 'Størrelse',
    megabytes: (size: string) => `${size} MB`,
    kilobytes: (size: string) => `${size} kB`,
    sha256: 'SHA-256',
    added: 'Lastet opp',
    addedBy: (at: string, name: string) => `${at} av ${name}`,
    download: 'Last ned',
    downloadOf: (name: string) => `Last ned ${name}`,
    remove: 'Fjern',
    removeOf: (name: string) => `Fjern ${name}`,
    removeTitle: (name: string) => `Fjerne ${name}?`,
    removeText:
      'Rapporter som lages fra nå av, får standardoppsettet. Rapporter som er laget, endres ikke. Last ned filen først hvis dere ikke har den et annet sted.',
    removed: (kind: string) => `${kind} er fjernet`,
    choose: { docx: 'Velg Word-mal', pptx: 'Velg PowerPoint-mal', slides: 'Velg lysbildebibliotek' },
    chooseNext: {
      docx: 'Velg en Word-mal som erstatter den',
      pptx: 'Velg en PowerPoint-mal som erstatter den',
      slides: 'Velg et lysbildebibliotek som erstatter det',
    },
    largest: (size: string) => `Høyst ${size}. Filen kontrolleres før den tas inn.`,
    upload: 'Last opp',
    replace: 'Erstatt',
    deedOf: (deed: string, kind: string) => `${deed}: ${kind}`,
    missing: 'Velg en fil først.',
    tooLarge: (largest: string) =>
      `Filen er større enn ${largest}. Gjør bildene i den mindre, og prøv igjen.`,
    stale:
      'Noen andre har endret malen i mellomtiden. Se hva som er her nå, og prøv igjen. Ingenting er endret.',
    done: (kind: string) => `${kind} er tatt inn`,
    warnings: 'Filen er tatt inn. Se om noe er glemt:',
    help: {
      docx: 'Tagger som kan brukes',
      pptx: 'Oppsett som malen må ha',
      slides: 'Slik plasseres lysbilder',
    },
    tagsText:
      'En tagg står mellom {{ og }}. De som setter inn hele avsnitt (contents, report, kapitler, figurer og tabeller), står alene på en linje. Etter et kolon står nummeret på det som skal inn, for eksempel {{area:5}}.',
    layoutsText:
      'Oppsettene finnes ved navnet (Vis – Lysbildemal – Gi nytt navn), eller ved PowerPoints egne typer: tittellysbilde, inndelingsoverskrift, bare tittel, tittel og innhold.',
    slotsText:
      'I notatene til hvert lysbilde: en linje med området, for eksempel «area:5», og en linje med hvem eksemplet er fra, for eksempel «Kilde: Tynset kommune». Lysbilder uten område blir ikke med.',
  },
  {
    en: {
      title: 'Report templates',
      lead: 'Reports in Word and slides are made with these files. Where there is none, the standard layout is used.',
      kinds: {
        docx: 'Word template',
        pptx: 'PowerPoint template',
        slides: 'Slide library',
      },
      about: {
        docx: 'A .docx or .dotx with {{tags}} where the report goes. Styles, headers and cover are your own.',
        pptx: 'A .pptx or .potx that gives the slides background, fonts and colours. Slides in the file are left out.',
        slides:
          'A .pptx with examples from other municipalities. They go into the area that their notes name.',
      },
      standing: {
        docx: 'The Word template in use',
        pptx: 'The PowerPoint template in use',
        slides: 'The slide library in use',
      },
      none: {
        docx: 'No template of your own. Reports in Word get the standard layout.',
        pptx: 'No template of your own. Slides get the standard layout.',
        slides: 'No library. The places for examples stay empty.',
      },
      size: 'Size',
      megabytes: (size: string) => `${size} MB`,
      kilobytes: (size: string) => `${size} kB`,
      sha256: 'SHA-256',
      added: 'Uploaded',
      addedBy: (at: string, name: string) => `${at} by ${name}`,
      download: 'Download',
      downloadOf: (name: string) => `Download ${name}`,
      remove: 'Remove',
      removeOf: (name: string) => `Remove ${name}`,
      removeTitle: (name: string) => `Remove ${name}?`,
      removeText:
        'Reports that are made from now on get the standard layout. Reports that were made do not change. Download the file first if you do not have it elsewhere.',
      removed: (kind: string) => `${kind} is removed`,
      choose: {
        docx: 'Choose a Word template',
        pptx: 'Choose a PowerPoint template',
        slides: 'Choose a slide library',
      },
      chooseNext: {
        docx: 'Choose a Word template that replaces it',
        pptx: 'Choose a PowerPoint template that replaces it',
        slides: 'Choose a slide library that replaces it',
      },
      largest: (size: string) => `At most ${size}. The file is checked before it is taken in.`,
      upload: 'Upload',
      replace: 'Replace',
      deedOf: (deed: string, kind: string) => `${deed}: ${kind}`,
      missing: 'Choose a file first.',
      tooLarge: (largest: string) =>
        `The file is larger than ${largest}. Make the pictures in it smaller and try again.`,
      stale:
        'Somebody else has changed the template meanwhile. See what is here now and try again. Nothing has changed.',
      done: (kind: string) => `${kind} is taken in`,
      warnings: 'The file is taken in. See whether something was forgotten:',
      help: {
        docx: 'Tags that can be used',
        pptx: 'Layouts that the template needs',
        slides: 'How slides are placed',
      },
      tagsText:
        'A tag stands between {{ and }}. Those that bring whole paragraphs (contents, report, chapters, figures and tables) stand alone on a line. After a colon stands the number of what goes in, for example {{area:5}}.',
      layoutsText:
        'The layouts are found by their names (View – Slide Master – Rename), or by PowerPoint’s own types: title slide, section header, title only, title and content.',
      slotsText:
        'In the notes of each slide: a line with the area, for example “area:5”, and a line with whose example it is, for example “Source: Tynset”. Slides without an area are left out.',
    },
  },
);
