import { defineMessages } from './define-messages.ts';

/** Words that the files of a report need beside the report's own, by format. */
export const reportFileMessages = defineMessages(
  {
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
