import { defineMessages } from './define-messages.ts';

const hardSpace = '\u00a0';

/** The workbench: one's own grades, and declaring an area ready. */
export const assessMessages = defineMessages(
  {
    // The list
    list: 'Indikatorer',
    listHint: 'Piltastene flytter i listen. N går til neste som mangler karakter.',
    progress: (done: number, all: number) => `${done} av ${all} ferdig`,
    search: 'Søk',
    filter: 'Vis',
    filters: {
      all: 'Alle',
      missing: 'Mangler karakter',
      unsure: 'Usikre',
      warned: 'Uten gyldig bevis',
    },
    filterEmpty: 'Ingen indikatorer passer.',
    showAll: 'Vis alle',
    nextUngraded: 'Neste uten karakter',
    noneUngraded: 'Alle indikatorer i åpne områder har karakter.',
    area: (id: string, name: string) => `Område ${id}: ${name}`,
    areaShort: (id: string) => `Område ${id}`,
    marks: {
      empty: 'ikke begynt',
      partial: 'mangler noen karakterer',
      graded: 'ferdig',
      'not-applicable': 'uaktuell',
      'out-of-focus': 'utenfor fokus',
    },
    unsureMark: 'usikker',
    areaState: {
      open: 'Meld klart',
      complete: 'Kan meldes klart',
      ready: 'Meldt klart',
      revealed: 'Avdekket',
      locked: 'Signert',
    },

    // The sheet
    max: (points: string) => `maks ${points}${hardSpace}poeng`,
    basis: {
      official: 'Spørsmålet er offisielt.',
      'paraphrased-from-published-question': 'Spørsmålet er omskrevet fra et publisert spørsmål.',
      'inferred-from-published-report': 'Spørsmålet er utledet av en publisert rapport.',
      'stands-for-subarea': 'Tilnærming på delområdenivå: delområdets spørsmål er ikke publisert.',
    },
    weight: (weight: string) => `vekt ${weight}`,
    unsure: 'Usikker',
    clear: 'Fjern karakter',
    allLevels: 'Vis beskrivelsen av alle trinn',
    chooseLevel: 'Ikke satt',
    notApplicable: 'Uaktuell her',
    notApplicableExplained:
      'Spørsmålet gjelder ikke denne kommunen. Regnes ikke med, verken i poeng eller maksimum.',
    gradesKept: 'Karakterene er tatt vare på, men teller ikke så lenge indikatoren er uaktuell.',
    outOfFocus: (by: string, day: string) =>
      `Utenfor fokus: avtalt med ${by} ${day}. Indikatoren vurderes ikke og teller ikke i maksimum.`,
    warnings: {
      'no-evidence':
        'En karakter på dette nivået står uten bevis. Det som ikke kan dokumenteres, gir ingenting.',
      'only-planned':
        'Alt bevis her er planlagt eller vedtatt uten å være i gang. Det gir ingenting, men en karakter er over 0.',
    },
    unknownIndicator: (id: string) => `Det finnes ingen indikator «${id}» i dette instrumentet.`,
    unknownArea: (id: string) => `Det finnes ikke noe område «${id}» i dette instrumentet.`,
    toWorkbench: 'Til vurderingen',

    // Points
    points: 'Poeng',
    pointsRule: 'Slik regnes poengene ut',
    ofMax: (points: string, max: string) => `${points} av ${max}`,
    subareaPoints: (id: string) => `Delområde ${id}`,
    areaPoints: (id: string) => `Område ${id}`,
    totalPoints: 'Totalt',
    preliminary: 'Foreløpig, bare dine karakterer',
    notCounted: 'Teller ikke',

    // Texts
    reason: 'Din begrunnelse',
    reasonHint: 'Én linje er nok. Vises for de andre når området avdekkes.',
    reasonFrozen: 'Slik den ble avdekket.',
    note: 'Privat notat',
    noteHint: 'Bare for deg, for alltid. Avdekkes aldri og teller aldri.',
    noteMark: 'Bare for deg',
    none: 'Ingen.',
    notOnDevice:
      'Arket ditt i dette området ligger ikke på denne maskinen. Det vises når forbindelsen er tilbake.',

    // Evidence
    evidence: 'Bevis',
    evidenceHint:
      'Hva karakterene dine bygger på, og hvor mye det veier. Vises for de andre når området avdekkes.',
    evidenceNone: 'Ingen bevis er registrert ennå.',
    evidenceRegister: 'Åpne bevisregisteret',
    evidenceSearch: 'Søk i bevis',
    evidenceNoHit: 'Ingen bevis passer.',
    evidenceLinked: (count: number) => (count === 1 ? '1 brukt her' : `${count} brukt her`),
    evidenceKind: {
      interview: 'Intervju',
      document: 'Dokument',
      web: 'Nettside',
      survey: 'Undersøkelse',
      statistics: 'Statistikk',
    },
    evidenceStatus: {
      'in-use': 'i bruk',
      'adopted-not-started': 'vedtatt, ikke i gang',
      planned: 'planlagt',
    },
    givesNothing: 'gir ingenting',
    withdrawn: 'trukket tilbake',
    weightOf: (title: string) => `Hvor mye «${title}» veier`,
    weights: { none: 'Ikke brukt', 1: 'Lite', 2: 'Noe', 3: 'Mye' },

    // Why the sheet cannot be changed
    sheet: {
      ready: 'Du har meldt området klart. Ta det tilbake hvis du vil endre noe.',
      revealed: 'Området er avdekket: dette er karakterene dine slik de ble frosset.',
      locked: 'Evalueringen er signert og låst.',
      refused: 'Serveren tar ikke imot endringer i dette området fra deg.',
    },
    takeBack: 'Ta tilbake',
    toDisagreements: 'Til uenighetene',
    lateHere: 'Dette skrev du etter at området var låst. Det teller ikke.',

    // Steps
    previous: 'Forrige',
    doneNext: 'Ferdig, neste',
    undo: 'Angre',
    redo: 'Gjør om',
    undone: (what: string) => `Angret: ${what}`,
    redone: (what: string) => `Gjort om: ${what}`,
    nothingToUndo: 'Det er ikke mer å angre.',
    nothingToRedo: 'Det er ikke noe å gjøre om.',
    place: {
      grade: (indicator: string, criterion: string) => `karakter på ${indicator} ${criterion}`,
      unsure: (indicator: string, criterion: string) => `«usikker» på ${indicator} ${criterion}`,
      notApplicable: (indicator: string) => `«uaktuell» på ${indicator}`,
      evidence: (indicator: string) => `bevis på ${indicator}`,
      reason: (indicator: string) => `begrunnelsen på ${indicator}`,
      note: (indicator: string) => `notatet på ${indicator}`,
      unknown: 'siste endring',
    },

    // Shortcuts
    shortcuts: 'Hurtigtaster',
    singleKeys: 'Bruk enkeltaster',
    singleKeysExplained:
      'Sifre, bokstaver og ? virker uten Ctrl. Slå av hvis de kommer i veien for skjermleser eller talestyring.',
    autoAdvance: 'Gå videre av seg selv',
    autoAdvanceExplained:
      'Når du setter en karakter med et siffer, går markøren til neste kriterium uten karakter.',
    shortcutGroups: {
      grades: 'I karakterene',
      list: 'I indikatorlisten',
      everywhere: 'Overalt i vurderingen',
    },
    shortcut: {
      digit: 'Sett karakteren',
      leftRight: 'Forrige og neste trinn',
      upDown: 'Forrige og neste kriterium',
      clear: 'Fjern karakteren',
      unsure: 'Usikker',
      toReason: 'Til begrunnelsen',
      toEvidence: 'Til bevisene',
      move: 'Flytt i listen',
      open: 'Åpne indikatoren',
      nextUngraded: 'Neste uten karakter',
      done: 'Ferdig, neste',
      undo: 'Angre',
      redo: 'Gjør om',
      regions: 'Neste del av skjermen',
      help: 'Denne oversikten',
    },
    keys: { delete: 'Delete', enter: 'Enter', ctrl: 'Ctrl', shift: 'Shift' },

    // Ready
    readyTitle: (id: string, name: string) => `Område ${id}: ${name}`,
    readyEyebrow: 'Meld klart',
    ownPoints: 'Dine poeng',
    missingTitle: (count: number) =>
      count === 1 ? '1 indikator mangler karakter' : `${count} indikatorer mangler karakter`,
    missingLead: 'Alle indikatorer i fokus må ha karakter på hvert kriterium eller være merket uaktuell.',
    missingCriteria: (names: string) => `mangler ${names}`,
    completeTitle: 'Alt er på plass',
    unsureLeft: (count: number) =>
      count === 1 ? '1 indikator er merket usikker.' : `${count} indikatorer er merket usikker.`,
    warnedLeft: (count: number) =>
      count === 1
        ? '1 indikator har karakter uten gyldig bevis.'
        : `${count} indikatorer har karakter uten gyldig bevis.`,
    leftIsFine: 'Det hindrer deg ikke i å melde klart.',
    blockTitle: 'Hva som avdekkes sammen',
    block: {
      all: 'Alle områder avdekkes samtidig, når begge har meldt alle klare.',
      perspective: (areas: string) => `Områdene ${areas} avdekkes samtidig, når begge har meldt alle klare.`,
      area: 'Dette området avdekkes for seg, når begge har meldt det klart.',
      allOfThree: 'Alle områder avdekkes samtidig, når alle har meldt alle klare.',
      perspectiveOfThree: (areas: string) =>
        `Områdene ${areas} avdekkes samtidig, når alle har meldt alle klare.`,
      areaOfThree: 'Dette området avdekkes for seg, når alle har meldt det klart.',
    },
    readyRule:
      'Klar låser ditt ark i området. Du kan ta det tilbake helt til området er avdekket. Det som avdekkes, kan ikke skjules igjen.',
    whoIsReady: 'Hvem er klar',
    isReady: (moment: string) => `klar ${moment}`,
    ready: 'klar',
    isNotReady: 'ikke klar',
    you: 'du',
    sayReady: (id: string) => `Meld område ${id} klart`,
    sayReadyAndReveal: (id: string) => `Meld område ${id} klart og avdekk`,
    gate: {
      loading: 'Henter arket ditt …',
      offline:
        'Du er frakoblet. Klar meldes aldri på forhånd: vent til forbindelsen er tilbake og alt er lagret.',
      saving: 'Venter på at serveren bekrefter at alt er lagret …',
      refused: 'Noe av det du har skrevet, kan ikke lagres. Se øverst på siden.',
      said: (moment: string) => `Du meldte området klart ${moment}.`,
      revealed: 'Området er avdekket.',
      locked: 'Evalueringen er signert og låst.',
    },
    takeBackReady: 'Ta klarmeldingen tilbake',
    takenBackQueued:
      'Klarmeldingen tas tilbake når forbindelsen er tilbake. Avdekkes området først, blir det stående.',
    confirmRevealTitle: (id: string) => `Melde område ${id} klart og avdekke?`,
    confirmReveal: (areas: string) =>
      `Alle andre er klare. Når du melder klart, avdekkes område ${areas} straks: for vurderere og fagfeller alt, for observatører tekst og poeng. Det kan ikke gjøres om.`,
    confirmLastTitle: (id: string) => `Melde område ${id} klart?`,
    confirmLast: (areas: string) =>
      `Med dette er din del av område ${areas} ferdig. Straks de andre er klare, avdekkes alt uten at du blir spurt igjen. Det kan ikke gjøres om.`,
    staleBallot:
      'Serverens ark er ikke det du ser her, kanskje fordi du har skrevet i en annen fane. Se over, og meld klart på nytt.',
    notSavedInTime: 'Forbindelsen forsvant før alt var lagret. Området er ikke meldt klart.',
    backTo: (indicator: string) => `Tilbake til ${indicator}`,

    // For those who do not grade
    title: 'Vurdering',
    othersTitle: 'Vurderingen er blind',
    othersReviewer:
      'Hver vurderer setter karakterer alene. Som fagfelle ser du karakterer, begrunnelser og vedtak når et område er avdekket, og ingenting av dem før det.',
    othersObserver:
      'Hver vurderer setter karakterer alene. Som observatør ser du tekst og poeng når et område er avdekket, og ingenting av dem før det.',
    othersRevealed: (areas: string) => `Avdekket til nå: ${areas}.`,
    othersNothing: 'Ingenting er avdekket ennå.',
    toText: 'Til teksten',
    toOverview: 'Til oversikten',
  },
  {
    en: {
      list: 'Indicators',
      listHint: 'The arrow keys move in the list. N goes to the next without a grade.',
      progress: (done: number, all: number) => `${done} of ${all} done`,
      search: 'Search',
      filter: 'Show',
      filters: {
        all: 'All',
        missing: 'Without a grade',
        unsure: 'Unsure',
        warned: 'Without valid evidence',
      },
      filterEmpty: 'No indicator fits.',
      showAll: 'Show all',
      nextUngraded: 'Next without a grade',
      noneUngraded: 'All indicators in open areas have grades.',
      area: (id: string, name: string) => `Area ${id}: ${name}`,
      areaShort: (id: string) => `Area ${id}`,
      marks: {
        empty: 'not begun',
        partial: 'some grades are missing',
        graded: 'done',
        'not-applicable': 'not applicable',
        'out-of-focus': 'out of focus',
      },
      unsureMark: 'unsure',
      areaState: {
        open: 'Declare ready',
        complete: 'Can be declared ready',
        ready: 'Declared ready',
        revealed: 'Revealed',
        locked: 'Signed',
      },

      max: (points: string) => `max ${points}${hardSpace}points`,
      basis: {
        official: 'The question is official.',
        'paraphrased-from-published-question': 'The question is paraphrased from a published one.',
        'inferred-from-published-report': 'The question is inferred from a published report.',
        'stands-for-subarea': 'Approximation at sub-area level: the sub-area’s questions are not published.',
      },
      weight: (weight: string) => `weight ${weight}`,
      unsure: 'Unsure',
      clear: 'Clear grade',
      allLevels: 'Show the description of every level',
      chooseLevel: 'Not set',
      notApplicable: 'Not applicable here',
      notApplicableExplained:
        'The question does not concern this municipality. It does not count, neither in points nor in the maximum.',
      gradesKept: 'The grades are kept, but do not count while the indicator is not applicable.',
      outOfFocus: (by: string, day: string) =>
        `Out of focus: agreed with ${by} on ${day}. The indicator is not assessed and does not count in the maximum.`,
      warnings: {
        'no-evidence': 'A grade at this level has no evidence. What cannot be documented gives nothing.',
        'only-planned':
          'All evidence here is planned, or adopted but not started. It gives nothing, yet a grade is above 0.',
      },
      unknownIndicator: (id: string) => `There is no indicator “${id}” in this instrument.`,
      unknownArea: (id: string) => `There is no area “${id}” in this instrument.`,
      toWorkbench: 'To the assessment',

      points: 'Points',
      pointsRule: 'How the points are worked out',
      ofMax: (points: string, max: string) => `${points} of ${max}`,
      subareaPoints: (id: string) => `Sub-area ${id}`,
      areaPoints: (id: string) => `Area ${id}`,
      totalPoints: 'Total',
      preliminary: 'Preliminary, your own grades only',
      notCounted: 'Does not count',

      reason: 'Your reason',
      reasonHint: 'One line is enough. The others see it when the area is revealed.',
      reasonFrozen: 'As it was revealed.',
      note: 'Private note',
      noteHint: 'For you alone, for ever. Never revealed and never counted.',
      noteMark: 'For you alone',
      none: 'None.',
      notOnDevice: 'Your sheet in this area is not on this device. It is shown when the connection is back.',

      evidence: 'Evidence',
      evidenceHint:
        'What your grades rest on, and how much it weighs. The others see it when the area is revealed.',
      evidenceNone: 'No evidence has been registered yet.',
      evidenceRegister: 'Open the evidence register',
      evidenceSearch: 'Search the evidence',
      evidenceNoHit: 'No evidence fits.',
      evidenceLinked: (count: number) => (count === 1 ? '1 used here' : `${count} used here`),
      evidenceKind: {
        interview: 'Interview',
        document: 'Document',
        web: 'Web page',
        survey: 'Survey',
        statistics: 'Statistics',
      },
      evidenceStatus: {
        'in-use': 'in use',
        'adopted-not-started': 'adopted, not started',
        planned: 'planned',
      },
      givesNothing: 'gives nothing',
      withdrawn: 'withdrawn',
      weightOf: (title: string) => `How much “${title}” weighs`,
      weights: { none: 'Not used', 1: 'Little', 2: 'Some', 3: 'Much' },

      sheet: {
        ready: 'You have declared this area ready. Take that back if you want to change anything.',
        revealed: 'The area is revealed: these are your grades as they were frozen.',
        locked: 'The evaluation is signed and locked.',
        refused: 'The server accepts no changes in this area from you.',
      },
      takeBack: 'Take back',
      toDisagreements: 'To the disagreements',
      lateHere: 'You wrote this after the area was locked. It does not count.',

      previous: 'Previous',
      doneNext: 'Done, next',
      undo: 'Undo',
      redo: 'Redo',
      undone: (what: string) => `Undone: ${what}`,
      redone: (what: string) => `Done again: ${what}`,
      nothingToUndo: 'There is nothing more to undo.',
      nothingToRedo: 'There is nothing to redo.',
      place: {
        grade: (indicator: string, criterion: string) => `grade of ${indicator} ${criterion}`,
        unsure: (indicator: string, criterion: string) => `“unsure” on ${indicator} ${criterion}`,
        notApplicable: (indicator: string) => `“not applicable” on ${indicator}`,
        evidence: (indicator: string) => `evidence of ${indicator}`,
        reason: (indicator: string) => `the reason of ${indicator}`,
        note: (indicator: string) => `the note on ${indicator}`,
        unknown: 'the last change',
      },

      shortcuts: 'Keyboard shortcuts',
      singleKeys: 'Use single keys',
      singleKeysExplained:
        'Digits, letters and ? work without Ctrl. Switch this off if they get in the way of a screen reader or voice control.',
      autoAdvance: 'Move on by itself',
      autoAdvanceExplained:
        'When you set a grade with a digit, the focus moves to the next criterion without a grade.',
      shortcutGroups: {
        grades: 'In the grades',
        list: 'In the list of indicators',
        everywhere: 'Everywhere in the assessment',
      },
      shortcut: {
        digit: 'Set the grade',
        leftRight: 'Previous and next level',
        upDown: 'Previous and next criterion',
        clear: 'Clear the grade',
        unsure: 'Unsure',
        toReason: 'To the reason',
        toEvidence: 'To the evidence',
        move: 'Move in the list',
        open: 'Open the indicator',
        nextUngraded: 'Next without a grade',
        done: 'Done, next',
        undo: 'Undo',
        redo: 'Redo',
        regions: 'Next part of the screen',
        help: 'This overview',
      },
      keys: { delete: 'Delete', enter: 'Enter', ctrl: 'Ctrl', shift: 'Shift' },

      readyTitle: (id: string, name: string) => `Area ${id}: ${name}`,
      readyEyebrow: 'Declare ready',
      ownPoints: 'Your points',
      missingTitle: (count: number) =>
        count === 1 ? '1 indicator lacks a grade' : `${count} indicators lack grades`,
      missingLead: 'Every indicator in focus needs a grade on each criterion, or the mark “not applicable”.',
      missingCriteria: (names: string) => `lacks ${names}`,
      completeTitle: 'Everything is in place',
      unsureLeft: (count: number) =>
        count === 1 ? '1 indicator is marked as unsure.' : `${count} indicators are marked as unsure.`,
      warnedLeft: (count: number) =>
        count === 1
          ? '1 indicator has grades without valid evidence.'
          : `${count} indicators have grades without valid evidence.`,
      leftIsFine: 'That does not keep you from declaring the area ready.',
      blockTitle: 'What is revealed together',
      block: {
        all: 'All areas are revealed at once, when both have declared all of them ready.',
        perspective: (areas: string) =>
          `Areas ${areas} are revealed at once, when both have declared all of them ready.`,
        area: 'This area is revealed on its own, when both have declared it ready.',
        allOfThree: 'All areas are revealed at once, when everybody has declared all of them ready.',
        perspectiveOfThree: (areas: string) =>
          `Areas ${areas} are revealed at once, when everybody has declared all of them ready.`,
        areaOfThree: 'This area is revealed on its own, when everybody has declared it ready.',
      },
      readyRule:
        'Ready locks your sheet in this area. You can take it back until the area is revealed. What is revealed cannot be hidden again.',
      whoIsReady: 'Who is ready',
      isReady: (moment: string) => `ready ${moment}`,
      ready: 'ready',
      isNotReady: 'not ready',
      you: 'you',
      sayReady: (id: string) => `Declare area ${id} ready`,
      sayReadyAndReveal: (id: string) => `Declare area ${id} ready and reveal`,
      gate: {
        loading: 'Fetching your sheet …',
        offline:
          'You are offline. Ready is never declared in advance: wait until the connection is back and everything is saved.',
        saving: 'Waiting for the server to confirm that everything is saved …',
        refused: 'Some of what you have written cannot be saved. See the top of the page.',
        said: (moment: string) => `You declared the area ready ${moment}.`,
        revealed: 'The area is revealed.',
        locked: 'The evaluation is signed and locked.',
      },
      takeBackReady: 'Take ready back',
      takenBackQueued:
        'Ready is taken back when the connection returns. If the area is revealed first, it stands.',
      confirmRevealTitle: (id: string) => `Declare area ${id} ready and reveal?`,
      confirmReveal: (areas: string) =>
        `Everybody else is ready. When you declare it, area ${areas} is revealed at once: all of it to assessors and reviewers, text and points to observers. This cannot be undone.`,
      confirmLastTitle: (id: string) => `Declare area ${id} ready?`,
      confirmLast: (areas: string) =>
        `With this, your part of area ${areas} is finished. As soon as the others are ready, everything is revealed without asking you again. This cannot be undone.`,
      staleBallot:
        'The server’s sheet is not the one you see here, perhaps because you have written in another tab. Look it over and declare it ready again.',
      notSavedInTime: 'The connection was lost before everything was saved. The area is not declared ready.',
      backTo: (indicator: string) => `Back to ${indicator}`,

      title: 'Assessment',
      othersTitle: 'The assessment is blind',
      othersReviewer:
        'Each assessor grades alone. As an internal reviewer you see grades, reasons and decisions once an area is revealed, and nothing of them before.',
      othersObserver:
        'Each assessor grades alone. As an observer you see text and points once an area is revealed, and nothing of them before.',
      othersRevealed: (areas: string) => `Revealed so far: ${areas}.`,
      othersNothing: 'Nothing has been revealed yet.',
      toText: 'To the text',
      toOverview: 'To the overview',
    },
  },
);
