import { defineMessages } from './define-messages.ts';

/** One sentence or two for each way a request can fail: what happened, and what to do next. */
export const refusalMessages = defineMessages(
  {
    offline: 'Vi når ikke serveren. Det du har skrevet, ligger fortsatt her. Prøv igjen når du er på nett.',
    outdated: 'Siden er eldre enn serveren. Last den inn på nytt, og gjør det en gang til.',
    badRequest: (problems: string) =>
      problems === ''
        ? 'Serveren forstod ikke det som ble sendt. Last siden inn på nytt, og prøv igjen.'
        : `Noe av det du fylte ut, kan ikke brukes (${problems}). Rett det, og prøv igjen.`,
    tooLarge: 'Det du sendte, er for stort. Gjør det kortere, eller del det opp.',
    limitReached: (max: string) =>
      `Her er det plass til ${max}, og så mange er det alt. Rydd i dem som finnes, før du legger til flere.`,
    storageBusy: 'Serveren er opptatt med noe annet et øyeblikk. Prøv igjen om litt.',
    signedOut: 'Kan ikke lagre – logg inn på nytt. Det du har skrevet, blir stående.',
    notFound:
      'Dette finnes ikke, eller du har ikke tilgang til det. Be en administrator om tilgang hvis du trenger den.',
    notAllowed: 'Rollen din gir ikke rett til dette. Snakk med en administrator hvis det er feil.',
    wrongOrigin:
      'Siden er åpnet på en annen adresse enn den serveren godtar. Åpne Samskår på den vanlige adressen.',
    tooManyAttempts: (wait: string) => `For mange forsøk. Vent ${wait}, og prøv igjen.`,
    seconds: (count: number) => (count === 1 ? '1 sekund' : `${count} sekunder`),
    minutes: (count: number) => (count === 1 ? '1 minutt' : `${count} minutter`),
    wrongPassword: 'E-postadressen eller passordet stemmer ikke. Kontroller begge, og prøv igjen.',
    linkInvalid: 'Lenken er brukt, utløpt eller ufullstendig. Be en administrator om en ny.',
    emailTaken:
      'Det finnes alt en konto med denne e-postadressen. Bruk en annen, eller finn kontoen i listen.',
    lastAdministrator: 'Dette er den eneste administratoren. Gi en annen konto rollen først.',
    lastAssessor: 'Dette er den siste vurdereren som er igjen. Bytt personen ut i stedet.',
    certificateValid: 'Sertifikatet gjelder fortsatt, så det er ingenting å la fortsette.',
    takesPartItself:
      'Du deltar selv i en åpen evaluering med denne personen og kan derfor ikke endre eller gjenopprette kontoen. Be en annen administrator gjøre det.',
    rolesExclude:
      'Samme person kan ikke være både vurderer og ha en annen rolle i én evaluering. Velg en annen person til den ene rollen.',
    noCertificate:
      'Personen har ikke sertifikat for dette instrumentet. Eieren av instrumentet må utstede et før personen kan vurdere.',
    certificateExpired: (day: string) =>
      `Sertifikatet utløp ${day}. Eieren av instrumentet må forlenge det før personen kan vurdere.`,
    unknownAccount:
      'En av de valgte personene har ikke lenger en konto. Last siden inn på nytt, og velg en annen.',
    instrumentInvalid: (count: number) =>
      count === 1
        ? 'Filen har én feil og ble ikke tatt inn. Rett den, og last opp på nytt.'
        : `Filen har ${count} feil og ble ikke tatt inn. Rett dem, og last opp på nytt.`,
    instrumentExists: (id: string) =>
      `«${id}» er alt publisert. Under samme id kan bare tekster rettes: sammenlign filen med den først, eller gi den en ny id.`,
    moveImpossible: {
      'same-instrument': 'Evalueringen står alt på dette instrumentet.',
      'other-family': 'Dette er ikke en versjon av evalueringens instrument. Ingenting er endret.',
      'nothing-in-common':
        'Den nye versjonen har ingen indikator felles med den som evalueringen står på. Ingenting er endret.',
      'areas-undivided':
        'Evalueringen avdekker perspektiv for perspektiv, og den nye versjonen fordeler ikke alle områder på perspektiver. Ingenting er endret.',
    },
    unknownId: (id: string) => `«${id}» finnes ikke i evalueringen. Last siden inn på nytt.`,
    stale: 'Noen har endret dette siden du så det. Se på det nye, og gjør det på nytt hvis du fortsatt vil.',
    locked: 'Evalueringen er låst av en signatur. Lås den opp, med grunn, før du endrer noe.',
    notLocked: 'Evalueringen er ikke låst, så det er ingenting å låse opp.',
    areaReady: (area: string) =>
      `Noen har meldt område ${area} klart uten denne indikatoren. Klarmeldingen må tas tilbake først.`,
    alreadyReady: 'Du har alt meldt området klart. Ta klarmeldingen tilbake for å endre noe.',
    notReady: 'Området er ikke meldt klart.',
    alreadyRevealed: 'Området er avdekket, og karakterene er frosset. Endringer skjer nå som vedtak.',
    notRevealed: 'Området er ikke avdekket ennå. Vent til alle vurderere har meldt det klart.',
    incomplete: (count: number) =>
      count === 1
        ? 'Én indikator mangler karakter eller merket «uaktuell». Fullfør den først.'
        : `${count} indikatorer mangler karakter eller merket «uaktuell». Fullfør dem først.`,
    outOfFocus: (indicator: string) =>
      `Indikator ${indicator} er avtalt utenfor fokus og vurderes ikke i denne evalueringen.`,
    gradeInvalid: (indicator: string) =>
      `En karakter på indikator ${indicator} ligger utenfor skalaen. Velg et av trinnene.`,
    reasonRequired: (indicator: string) => `Indikator ${indicator} er rød: skriv en grunn før du vedtar.`,
    notGreen: (count: number) =>
      count === 1
        ? 'Én av indikatorene er ikke lenger grønn. Se på den for seg.'
        : `${count} av indikatorene er ikke lenger grønne. Se på dem for seg.`,
    openBeforeSigning: (count: number) =>
      count === 1
        ? 'Én ting står åpen før dere kan signere. Se listen.'
        : `${count} ting står åpne før dere kan signere. Se listen.`,
    archived: 'Evalueringen er arkivert og kan bare leses. En administrator kan ta den ut av arkivet.',
    notArchived: 'Evalueringen er ikke arkivert. Arkiver den først.',
    exportNeeded: 'En vurderer må først eksportere alt slik det er nå. Last listen på nytt etterpå.',
    deleted: 'Evalueringen er slettet. Det som lå om den på denne maskinen, er også slettet.',
    alreadySigned: 'Du har alt signert denne pakken.',
    notSigned: 'Alle evaluatorer må ha signert først.',
    alreadyPublished: 'Resultatet er alt publisert.',
    reportBlocked: (count: number) =>
      count === 1 ? 'Én ting i rapporten må rettes først.' : `${count} ting i rapporten må rettes først.`,
    interviewIs: {
      planned: 'Intervjuet er planlagt og verken holdt eller avlyst.',
      done: 'Intervjuet er alt merket som holdt. Ta det tilbake først hvis det er feil.',
      cancelled: 'Intervjuet er avlyst. Ta avlysningen tilbake først.',
    },
    interviewHasNotes: 'Intervjuet har notater og kan ikke fjernes. Du kan avlyse det.',
    reportNotYet: {
      'not-revealed': 'Rapporten kan leses når alle områder er avdekket.',
      'not-signed': 'Dette kan hentes når en vurderer har signert.',
    },
    reportNotMade: {
      'too-many': 'Serveren lager så mange rapporter som den kan akkurat nå. Prøv igjen om et minutt.',
      'too-slow':
        'Det tok for lang tid å lage rapporten. Prøv igjen; varsle en administrator hvis det fortsetter.',
      'too-heavy':
        'Rapporten trenger mer minne enn serveren har satt av. Varsle en administrator; en mindre mal kan hjelpe.',
    },
    fileNotRead: {
      'too-many':
        'Serveren har så mye å gjøre som den kan akkurat nå. Ingenting er lagret; prøv igjen om et minutt.',
      'too-slow':
        'Det tok for lang tid å lese filen. Ingenting er lagret. Gjør filen mindre, eller del den opp.',
      'too-heavy':
        'Filen trenger mer minne enn serveren har satt av. Ingenting er lagret. Gjør filen mindre, eller del den opp.',
    },
    templateInvalid: (count: number) =>
      count === 1
        ? 'Filen ble ikke tatt inn. Én feil må rettes først.'
        : `Filen ble ikke tatt inn. ${count} feil må rettes først.`,
    storageFull:
      'Serveren har ikke plass til mer. Det du har skrevet, ligger på denne maskinen. Varsle den som drifter serveren.',
    internal: 'Noe gikk galt på serveren. Prøv igjen; varsle en administrator hvis det fortsetter.',
  },
  {
    en: {
      offline:
        'The server cannot be reached. What you have written is still here. Try again when you are online.',
      outdated: 'This page is older than the server. Reload it and do that once more.',
      badRequest: (problems: string) =>
        problems === ''
          ? 'The server did not understand what was sent. Reload the page and try again.'
          : `Some of what you filled in cannot be used (${problems}). Correct it and try again.`,
      tooLarge: 'What you sent is too large. Make it shorter, or split it.',
      limitReached: (max: string) =>
        `There is room for ${max} here, and that many there are. Tidy up those before adding more.`,
      storageBusy: 'The server is busy with something else for a moment. Try again shortly.',
      signedOut: 'Cannot save – sign in again. What you have written stays here.',
      notFound: 'This does not exist, or you have no access to it. Ask an administrator if you need access.',
      notAllowed: 'Your role does not allow this. Talk to an administrator if that is wrong.',
      wrongOrigin:
        'This page was opened at an address the server does not accept. Open Samskår at its usual address.',
      tooManyAttempts: (wait: string) => `Too many attempts. Wait ${wait} and try again.`,
      seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
      minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
      wrongPassword: 'The e-mail address or the password is wrong. Check both and try again.',
      linkInvalid:
        'The link has been used, has expired or is incomplete. Ask an administrator for a new one.',
      emailTaken:
        'There already is an account with this e-mail address. Use another one, or find the account in the list.',
      lastAdministrator: 'This is the only administrator. Give another account the role first.',
      lastAssessor: 'This is the last assessor who is left. Replace the person instead.',
      certificateValid: 'The certificate still holds, so there is nothing to let go on.',
      takesPartItself:
        'You take part in an open evaluation with this person yourself and therefore cannot change or recover the account. Ask another administrator.',
      rolesExclude:
        'One person cannot both be an assessor and hold another role in the same evaluation. Choose somebody else for one of the roles.',
      noCertificate:
        'This person has no certificate for this instrument. The instrument owner must issue one before the person can assess.',
      certificateExpired: (day: string) =>
        `The certificate expired on ${day}. The instrument owner must extend it before the person can assess.`,
      unknownAccount:
        'One of the chosen persons no longer has an account. Reload the page and choose somebody else.',
      instrumentInvalid: (count: number) =>
        count === 1
          ? 'The file has one error and was not taken in. Correct it and upload it again.'
          : `The file has ${count} errors and was not taken in. Correct them and upload it again.`,
      instrumentExists: (id: string) =>
        `“${id}” is published already. Under the same id only texts can be corrected: compare the file with it first, or give it a new id.`,
      moveImpossible: {
        'same-instrument': 'The evaluation stands on this instrument already.',
        'other-family': 'This is no version of the evaluation’s instrument. Nothing has changed.',
        'nothing-in-common':
          'The new version has no indicator in common with the one that the evaluation stands on. Nothing has changed.',
        'areas-undivided':
          'The evaluation reveals one perspective at a time, and the new version does not divide all areas among perspectives. Nothing has changed.',
      },
      unknownId: (id: string) => `“${id}” does not exist in this evaluation. Reload the page.`,
      stale:
        'Somebody has changed this since you saw it. Look at what is new, and do it again if you still want to.',
      locked:
        'The evaluation is locked by a signature. Unlock it, with a reason, before you change anything.',
      notLocked: 'The evaluation is not locked, so there is nothing to unlock.',
      areaReady: (area: string) =>
        `Somebody has declared area ${area} ready without this indicator. That must be taken back first.`,
      alreadyReady: 'You have already declared this area ready. Take that back to change anything.',
      notReady: 'The area has not been declared ready.',
      alreadyRevealed: 'The area is revealed and its grades are frozen. Changes are now made as decisions.',
      notRevealed: 'The area is not revealed yet. Wait until every assessor has declared it ready.',
      incomplete: (count: number) =>
        count === 1
          ? 'One indicator lacks a grade or the mark “not applicable”. Complete it first.'
          : `${count} indicators lack a grade or the mark “not applicable”. Complete them first.`,
      outOfFocus: (indicator: string) =>
        `Indicator ${indicator} was agreed to be out of focus and is not assessed in this evaluation.`,
      gradeInvalid: (indicator: string) =>
        `A grade on indicator ${indicator} lies outside the scale. Choose one of the levels.`,
      reasonRequired: (indicator: string) =>
        `Indicator ${indicator} is red: write a reason before you decide.`,
      notGreen: (count: number) =>
        count === 1
          ? 'One of the indicators is no longer green. Look at it on its own.'
          : `${count} of the indicators are no longer green. Look at them one by one.`,
      openBeforeSigning: (count: number) =>
        count === 1
          ? 'One thing is open before you can sign. See the list.'
          : `${count} things are open before you can sign. See the list.`,
      archived:
        'The evaluation is archived and can only be read. An administrator can take it out of the archive.',
      notArchived: 'The evaluation is not archived. Archive it first.',
      exportNeeded: 'An assessor must first export everything as it is now. Reload the list after that.',
      deleted: 'The evaluation has been deleted. What this device held of it has been deleted too.',
      alreadySigned: 'You have already signed this package.',
      notSigned: 'All assessors must have signed first.',
      alreadyPublished: 'The result is already published.',
      reportBlocked: (count: number) =>
        count === 1
          ? 'One thing in the report must be mended first.'
          : `${count} things in the report must be mended first.`,
      interviewIs: {
        planned: 'The interview is planned, and neither held nor cancelled.',
        done: 'The interview is already marked as held. Take that back first if it is wrong.',
        cancelled: 'The interview is cancelled. Take that back first.',
      },
      interviewHasNotes: 'The interview has notes and cannot be removed. You can cancel it.',
      reportNotYet: {
        'not-revealed': 'The report can be read when every area is revealed.',
        'not-signed': 'This can be had when an assessor has signed.',
      },
      reportNotMade: {
        'too-many': 'The server is making as many reports as it can just now. Try again in a minute.',
        'too-slow': 'Making the report took too long. Try again; tell an administrator if it goes on.',
        'too-heavy':
          'The report needs more memory than the server has set aside. Tell an administrator; a smaller template may help.',
      },
      fileNotRead: {
        'too-many':
          'The server has as much to do as it can just now. Nothing is stored; try again in a minute.',
        'too-slow': 'Reading the file took too long. Nothing is stored. Make the file smaller, or split it.',
        'too-heavy':
          'The file needs more memory than the server has set aside. Nothing is stored. Make the file smaller, or split it.',
      },
      templateInvalid: (count: number) =>
        count === 1
          ? 'The file was not taken in. One fault must be corrected first.'
          : `The file was not taken in. ${count} faults must be corrected first.`,
      storageFull:
        'The server has no room for more. What you have written is kept on this device. Tell whoever runs the server.',
      internal: 'Something went wrong on the server. Try again; tell an administrator if it goes on.',
    },
  },
);
