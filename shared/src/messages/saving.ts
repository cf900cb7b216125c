import { defineMessages } from './define-messages.ts';

/** Where a person's edits and commands are (R2), and what became of those that did not get through. */
export const savingMessages = defineMessages(
  {
    savedAt: (time: string) => `Lagret på server kl.\u00a0${time}`,
    nothingToSave: 'Alt er lagret',
    savedButWaiting: 'Det du har skrevet, er lagret',
    noLine: 'Uten linje til serveren',
    saving: 'Lagrer …',
    local: (changes: number) =>
      changes === 1
        ? 'Frakoblet – 1 endring ligger på denne maskinen'
        : `Frakoblet – ${changes} endringer ligger på denne maskinen`,
    localInWindow: (changes: number) =>
      changes === 1
        ? 'Frakoblet – 1 endring finnes bare i dette vinduet'
        : `Frakoblet – ${changes} endringer finnes bare i dette vinduet`,
    refused: {
      'signed-out': 'Kan ikke lagre – logg inn på nytt',
      'not-allowed': 'Kan ikke lagre – du har ikke lenger tilgang',
      locked: 'Kan ikke lagre – dokumentet er låst',
      rejected: 'Kan ikke lagre – serveren tok ikke imot endringen',
      'too-large': 'Kan ikke lagre – teksten er for stor',
      'too-many-windows': 'Kan ikke lagre herfra – for mange vinduer er åpne',
      'storage-full': 'Kan ikke lagre – serveren er full',
      'storage-busy': 'Kan ikke lagre – serveren er opptatt',
    },
    refusedExplained: {
      'signed-out':
        'Du kan skrive videre. Det du skriver, ligger på denne maskinen og sendes når du har logget inn.',
      'not-allowed': 'Det du skrev, ligger fortsatt på denne maskinen. Ta en kopi hvis du trenger det.',
      locked:
        'Området ble meldt klart eller signert mens du skrev. Endringene teller ikke, men ligger på denne maskinen.',
      rejected: 'Endringene ligger på denne maskinen. Ta en kopi og last siden på nytt.',
      'too-large': 'Kort ned teksten. Det du skrev, ligger fortsatt på denne maskinen.',
      'too-many-windows':
        'Du har for mange vinduer eller faner med Samskår åpne. Lukk noen, og last denne siden på nytt. Det du skrev, ligger på denne maskinen.',
      'storage-full':
        'Si fra til den som drifter serveren. Skriv gjerne videre: det sendes av seg selv når det er plass.',
      'storage-busy':
        'Et annet program bruker serverens datafil. Skriv gjerne videre: det sendes av seg selv når den er ledig.',
    },
    deviceMissing:
      'Nettleseren lar ikke Samskår ta vare på noe på denne maskinen. Hold vinduet åpent til alt er lagret på serveren.',
    downloadCopy: 'Last ned kopi',
    copyFileName: (name: string, day: string) => `samskar-kopi-${name}-${day}.txt`,
    waiting: (count: number) =>
      count === 1 ? 'Venter på linjen: 1 handling' : `Venter på linjen: ${count} handlinger`,
    waitingExplained: 'Sendes i denne rekkefølgen når linjen er tilbake.',
    sending: 'sendes nå',
    waitingSince: (time: string) => `siden ${time}`,
    cancelCommand: (what: string) => `Avbryt: ${what}`,
    sendNow: 'Send nå',
    refusedTitle: 'Dette ble ikke utført',
    refusedCount: (count: number) =>
      count === 1 ? '1 handling ble ikke utført' : `${count} handlinger ble ikke utført`,
    lateCount: 'Endringer som ikke teller',
    staleExplained: 'Noen har endret det samme etter at du så det. Ingenting er overskrevet.',
    yours: 'Ditt',
    current: 'Gjelder nå',
    dismissCommand: (what: string) => `Forkast: ${what}`,
    seen: 'Forkast',
    command: {
      'save-evidence': (title: string) => `Lagre bevis «${title}»`,
      'take-back-ready': (area: string) => `Trekke tilbake «klar» for område ${area}`,
      decide: (indicator: string) => `Vedta ${indicator}`,
      'accept-greens': (count: number) => `Godta ${count} like`,
      confirm: (count: number) => `Bekrefte ${count} ${count === 1 ? 'vedtak' : 'vedtak'}`,
      'plan-interview': (role: string) => `Planlegge intervjuet «${role}»`,
      'change-interview': (role: string) => `Endre intervjuet «${role}»`,
      'mark-interview-done': 'Merke et intervju som holdt',
      'say-restored': (place: string) => `Før i loggen at tekst i ${place} ble gjenopprettet`,
      other: 'Handling',
    },
    lateTitle: (where: string) => `Endringer i ${where} som ikke teller`,
    area: (area: string) => `område ${area}`,
    report: 'rapportens tekst',
    fieldNotes: (source: string) => `notatene fra «${source}»`,
    fieldNotesOfLost: 'notatene fra en kilde som ikke er der lenger',
    lateWhy: {
      locked: 'De kom etter at området ble meldt klart, avdekket eller signert.',
      rejected: 'Serveren tok dem ikke imot.',
      'new-epoch':
        'De ble skrevet før dokumentet begynte på nytt: etter en gjenoppretting fra sikkerhetskopi, eller da evalueringen ble flyttet til en annen versjon av instrumentet.',
    },
    lateShow: (count: number) => (count === 1 ? 'Vis endringen' : `Vis de ${count} endringene`),
    lateKey: 'Hva',
    lateMine: 'Du skrev',
    lateHere: 'Stod på denne maskinen',
    lateCurrent: 'Gjelder nå',
    notSaid: 'ikke satt',
    yes: 'ja',
    lateTakeOver: 'Ta over',
    lateTakeOverWhat: (what: string) => `Ta over: ${what}`,
    lateTakeOverAll: (count: number) => (count === 1 ? 'Ta over endringen' : `Ta over alle ${count}`),
    lateCopyWhat: (what: string) => `Kopier: ${what}`,
    lateAction: 'Handling',
    lateDrop: 'Forkast endringene',
    lateNote: 'privat notat',
    lateReason: 'egen begrunnelse',
    lateUnsure: 'usikker',
    lateNotApplicable: 'ikke aktuell',
    lateEvidence: 'bevis',
    lateJustification: 'begrunnelse',
    lateFinding: 'styrke, utfordring eller svakhet',
    lateFieldNote: 'notat fra feltarbeidet',
    lateSeating: 'hvem som satt hvor',
    copyText: (when: string) =>
      `Samskår: kopi av det du har skrevet, tatt ${when}. Det som står her, er ikke nødvendigvis på serveren.`,
  },
  {
    en: {
      savedAt: (time: string) => `Saved on the server at ${time}`,
      nothingToSave: 'Everything is saved',
      savedButWaiting: 'What you have written is saved',
      noLine: 'No line to the server',
      saving: 'Saving …',
      local: (changes: number) =>
        changes === 1
          ? 'Offline – 1 change is on this device'
          : `Offline – ${changes} changes are on this device`,
      localInWindow: (changes: number) =>
        changes === 1
          ? 'Offline – 1 change is in this window only'
          : `Offline – ${changes} changes are in this window only`,
      refused: {
        'signed-out': 'Cannot save – sign in again',
        'not-allowed': 'Cannot save – you no longer have access',
        locked: 'Cannot save – the document is locked',
        rejected: 'Cannot save – the server did not accept the change',
        'too-large': 'Cannot save – the text is too large',
        'too-many-windows': 'Cannot save from here – too many windows are open',
        'storage-full': 'Cannot save – the server is full',
        'storage-busy': 'Cannot save – the server is busy',
      },
      refusedExplained: {
        'signed-out': 'You can go on writing. It stays on this device and is sent when you have signed in.',
        'not-allowed': 'What you wrote is still on this device. Take a copy if you need it.',
        locked:
          'The area was declared ready or signed while you wrote. The changes do not count, but are on this device.',
        rejected: 'The changes are on this device. Take a copy and reload the page.',
        'too-large': 'Shorten the text. What you wrote is still on this device.',
        'too-many-windows':
          'You have too many windows or tabs with Samskår open. Close some, and load this page anew. What you wrote is on this device.',
        'storage-full':
          'Tell whoever runs the server. You can go on writing: it is sent by itself when there is room.',
        'storage-busy':
          'Another program is using the server’s data file. You can go on writing: it is sent by itself when the file is free.',
      },
      deviceMissing:
        'The browser does not let Samskår keep anything on this device. Keep the window open until everything is saved on the server.',
      downloadCopy: 'Download a copy',
      copyFileName: (name: string, day: string) => `samskar-copy-${name}-${day}.txt`,
      waiting: (count: number) =>
        count === 1 ? 'Waiting for the line: 1 action' : `Waiting for the line: ${count} actions`,
      waitingExplained: 'Sent in this order when the line is back.',
      sending: 'being sent',
      waitingSince: (time: string) => `since ${time}`,
      cancelCommand: (what: string) => `Cancel: ${what}`,
      sendNow: 'Send now',
      refusedTitle: 'This was not done',
      refusedCount: (count: number) =>
        count === 1 ? '1 action was not done' : `${count} actions were not done`,
      lateCount: 'Changes that do not count',
      staleExplained: 'Somebody has changed the same thing since you saw it. Nothing has been overwritten.',
      yours: 'Yours',
      current: 'Holds now',
      dismissCommand: (what: string) => `Discard: ${what}`,
      seen: 'Discard',
      command: {
        'save-evidence': (title: string) => `Save evidence “${title}”`,
        'take-back-ready': (area: string) => `Take back “ready” for area ${area}`,
        decide: (indicator: string) => `Decide ${indicator}`,
        'accept-greens': (count: number) => `Accept ${count} identical`,
        confirm: (count: number) => `Confirm ${count} ${count === 1 ? 'decision' : 'decisions'}`,
        'plan-interview': (role: string) => `Plan the interview “${role}”`,
        'change-interview': (role: string) => `Change the interview “${role}”`,
        'mark-interview-done': 'Mark an interview as held',
        'say-restored': (place: string) => `Log that text of ${place} was restored`,
        other: 'Action',
      },
      lateTitle: (where: string) => `Changes in ${where} that do not count`,
      area: (area: string) => `area ${area}`,
      report: 'the text of the report',
      fieldNotes: (source: string) => `the notes from “${source}”`,
      fieldNotesOfLost: 'the notes of a source that is no longer there',
      lateWhy: {
        locked: 'They came after the area was declared ready, revealed or signed.',
        rejected: 'The server did not accept them.',
        'new-epoch':
          'They were written before the document began anew: after a restore from a backup, or when the evaluation was moved to another version of the instrument.',
      },
      lateShow: (count: number) => (count === 1 ? 'Show the change' : `Show the ${count} changes`),
      lateKey: 'What',
      lateMine: 'You wrote',
      lateHere: 'Was on this device',
      lateCurrent: 'Holds now',
      notSaid: 'not set',
      yes: 'yes',
      lateTakeOver: 'Take over',
      lateTakeOverWhat: (what: string) => `Take over: ${what}`,
      lateTakeOverAll: (count: number) => (count === 1 ? 'Take over the change' : `Take over all ${count}`),
      lateCopyWhat: (what: string) => `Copy: ${what}`,
      lateAction: 'Action',
      lateDrop: 'Discard the changes',
      lateNote: 'private note',
      lateReason: 'own reason',
      lateUnsure: 'unsure',
      lateNotApplicable: 'not applicable',
      lateEvidence: 'evidence',
      lateJustification: 'justification',
      lateFinding: 'strength, challenge or weakness',
      lateFieldNote: 'note from the fieldwork',
      lateSeating: 'who sat where',
      copyText: (when: string) =>
        `Samskår: a copy of what you have written, taken ${when}. What stands here is not necessarily on the server.`,
    },
  },
);
