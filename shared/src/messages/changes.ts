import { defineMessages } from './define-messages.ts';

/** When the people of an evaluation change, or what has been agreed with the municipality does. */
export const changesMessages = defineMessages(
  {
    assessor: {
      change: 'Endre',
      changeFor: (name: string) => `Endre vurderer ${name}`,
      title: (name: string) => `Endre vurderer: ${name}`,
      what: 'Hva skal skje?',
      replace: 'En annen går inn i stedet',
      replaceMeaning: (name: string) =>
        `I områder som ikke er avdekket, forsegles det ${name} har satt, for alltid, og den nye begynner med blanke ark. Avdekkede områder beholder karakterene og statistikken; den nye bekrefter vedtakene og signerer på nytt.`,
      complete: 'De som er igjen, fullfører',
      completeMeaning: (name: string) =>
        `Det ${name} har satt i områder som ikke er avdekket, forsegles for alltid. Er det bare én igjen, står det på skjermene og i pakken at én fullførte.`,
      goOn: 'Fortsett selv om sertifikatet er gått ut',
      goOnMeaning: (day: string) =>
        `Sertifikatet gjaldt til og med ${day}. Eieren av instrumentet kan også forlenge det.`,
      successor: 'Ny vurderer',
      choose: 'Velg person',
      reason: 'Grunn',
      reasonHint: 'Vises til alle som deltar. Skriv ikke helseopplysninger.',
      submit: { replace: 'Bytt vurderer', complete: 'La de andre fullføre', continue: 'La fortsette' },
      done: {
        replace: (name: string) => `${name} er ikke lenger vurderer.`,
        complete: (name: string) => `${name} er ikke lenger vurderer.`,
        continue: (name: string) => `${name} kan fortsette.`,
      },
      partyTitle: 'Du deltar selv',
      partyText: 'Bare en administrator som ikke deltar i evalueringen, kan endre hvem som vurderer.',
      isLocked: 'Evalueringen er signert av noen. Lås den opp før vurdererne endres.',
    },
    replaced: (name: string, who: string, successor: string, reason: string) =>
      `${name} satte ${successor} inn som vurderer i stedet for ${who}: ${reason}`,
    left: (name: string, who: string, reason: string) =>
      `${name} lot de andre fullføre uten ${who}: ${reason}`,
    extended: (name: string, who: string, day: string) =>
      `${name} forlenget sertifikatet til ${who} til og med ${day}`,
    continued: (name: string, who: string, day: string, reason: string) =>
      `${name} lot ${who} fortsette selv om sertifikatet gikk ut ${day}: ${reason}`,
    archived: (name: string, reason: string) => `${name} arkiverte evalueringen: ${reason}`,
    takenOut: (name: string, reason: string) => `${name} tok evalueringen ut av arkivet: ${reason}`,
    focusChanged: (name: string, leftOut: string, takenIn: string, reason: string) =>
      `${name} endret fokus (ute: ${leftOut}, inne: ${takenIn}): ${reason}`,
    nothing: 'ingen',
    focus: {
      title: 'Utenfor fokus',
      lead: 'Indikatorer som er avtalt med kommunen å holde utenfor. De gir ikke poeng, og den mulige maksimalsummen er tilsvarende lavere.',
      now: 'Utenfor fokus nå',
      none: 'Alle indikatorene er i fokus.',
      indicator: 'Indikator',
      by: 'Avtalt av',
      byLabel: 'Hvem i kommunen det er avtalt med',
      date: 'Dato',
      change: 'Endre det som er avtalt',
      choose: 'Velg indikator',
      isOut: '(ute)',
      add: 'Legg til i endringen',
      remove: (indicator: string) => `Fjern ${indicator} fra endringen`,
      leavesOut: (indicators: string) => `Holdes utenfor: ${indicators}`,
      takesIn: (indicators: string) => `Tas inn igjen: ${indicators}`,
      effect: 'Hva endringen gjør med mulig maksimum',
      where: 'Hva',
      total: 'Hele evalueringen',
      area: (area: string) => `Område ${area}`,
      before: 'Mulig nå',
      after: 'Mulig etterpå',
      max: 'Maks i modellen',
      voids: (indicators: string) =>
        `Vedtak om ${indicators} teller ikke lenger. De blir stående i loggen, og må tas på nytt hvis indikatoren kommer inn igjen.`,
      opens: (indicators: string) =>
        `${indicators} blir åpen og må vurderes. I områder som er avdekket, vedtas karakteren direkte.`,
      reason: 'Grunn',
      reasonHint: 'Vises til alle som deltar.',
      submit: 'Endre fokus',
      done: 'Fokus er endret.',
      history: 'Endringer underveis',
      link: (count: number) => `Utenfor fokus: ${count}`,
    },
    title: 'Endringer underveis',
    successorOf: (successor: string, who: string) => `${successor} gikk inn for ${who}.`,
    because: (reason: string) => `Grunn: ${reason}`,
    leftBehind: (who: string) => `${who} sluttet, og ingen ny kom inn.`,
    byOne: (name: string) => `Fullføres av én vurderer, ${name}.`,
    graded: (name: string, areas: string) => `${name} satte karakterene i område ${areas}.`,
    endedTitle: 'Et sertifikat har gått ut',
    ended: (name: string, day: string) =>
      `Sertifikatet til ${name} gjaldt til og med ${day}. Evalueringen kan ikke signeres før eieren av instrumentet forlenger det, eller en administrator lar ${name} fortsette eller bytter vurderer.`,
  },
  {
    en: {
      assessor: {
        change: 'Change',
        changeFor: (name: string) => `Change assessor ${name}`,
        title: (name: string) => `Change assessor: ${name}`,
        what: 'What is to happen?',
        replace: 'Somebody else takes the place',
        replaceMeaning: (name: string) =>
          `In areas that are not revealed, what ${name} has graded is sealed for ever, and the new one begins with blank sheets. Revealed areas keep their grades and statistics; the new one confirms the decisions and signs anew.`,
        complete: 'Those who are left complete',
        completeMeaning: (name: string) =>
          `What ${name} has graded in areas that are not revealed is sealed for ever. Where only one is left, the screens and the package say that one completed.`,
        goOn: 'Go on although the certificate has ended',
        goOnMeaning: (day: string) =>
          `The certificate held until ${day}. The owner of the instrument can also extend it.`,
        successor: 'New assessor',
        choose: 'Choose a person',
        reason: 'Reason',
        reasonHint: 'Shown to everybody who takes part. Write nothing about anybody’s health.',
        submit: { replace: 'Replace', complete: 'Let the others complete', continue: 'Let go on' },
        done: {
          replace: (name: string) => `${name} is no longer an assessor.`,
          complete: (name: string) => `${name} is no longer an assessor.`,
          continue: (name: string) => `${name} can go on.`,
        },
        partyTitle: 'You take part yourself',
        partyText: 'Only an administrator who takes no part in the evaluation can change who assesses.',
        isLocked: 'Somebody has signed the evaluation. Unlock it before the assessors are changed.',
      },
      replaced: (name: string, who: string, successor: string, reason: string) =>
        `${name} put ${successor} in the place of assessor ${who}: ${reason}`,
      left: (name: string, who: string, reason: string) =>
        `${name} let the others complete without ${who}: ${reason}`,
      extended: (name: string, who: string, day: string) => `${name} extended ${who}’s certificate to ${day}`,
      continued: (name: string, who: string, day: string, reason: string) =>
        `${name} let ${who} go on although the certificate ended on ${day}: ${reason}`,
      archived: (name: string, reason: string) => `${name} archived the evaluation: ${reason}`,
      takenOut: (name: string, reason: string) => `${name} took the evaluation out of the archive: ${reason}`,
      focusChanged: (name: string, leftOut: string, takenIn: string, reason: string) =>
        `${name} changed the focus (out: ${leftOut}, in: ${takenIn}): ${reason}`,
      nothing: 'none',
      focus: {
        title: 'Out of focus',
        lead: 'Indicators agreed with the municipality to be left out. They give no points, and the possible maximum is lower by as much.',
        now: 'Out of focus now',
        none: 'All indicators are in focus.',
        indicator: 'Indicator',
        by: 'Agreed by',
        byLabel: 'With whom in the municipality it is agreed',
        date: 'Date',
        change: 'Change what is agreed',
        choose: 'Choose an indicator',
        isOut: '(out)',
        add: 'Add to the change',
        remove: (indicator: string) => `Remove ${indicator} from the change`,
        leavesOut: (indicators: string) => `Left out: ${indicators}`,
        takesIn: (indicators: string) => `Taken in again: ${indicators}`,
        effect: 'What the change does to the possible maximum',
        where: 'What',
        total: 'The whole evaluation',
        area: (area: string) => `Area ${area}`,
        before: 'Possible now',
        after: 'Possible after',
        max: 'Maximum of the model',
        voids: (indicators: string) =>
          `Decisions about ${indicators} count no more. They stay in the log, and must be taken anew if the indicator comes in again.`,
        opens: (indicators: string) =>
          `${indicators} will be open and must be graded. In areas that are revealed the grade is decided directly.`,
        reason: 'Reason',
        reasonHint: 'Shown to everybody who takes part.',
        submit: 'Change the focus',
        done: 'The focus has been changed.',
        history: 'Changes along the way',
        link: (count: number) => `Out of focus: ${count}`,
      },
      title: 'Changes along the way',
      successorOf: (successor: string, who: string) => `${successor} took the place of ${who}.`,
      because: (reason: string) => `Reason: ${reason}`,
      leftBehind: (who: string) => `${who} left, and nobody new came.`,
      byOne: (name: string) => `Completed by one assessor, ${name}.`,
      graded: (name: string, areas: string) => `${name} set the grades in area ${areas}.`,
      endedTitle: 'A certificate has ended',
      ended: (name: string, day: string) =>
        `${name}’s certificate held until ${day}. The evaluation cannot be signed before the owner of the instrument extends it, or an administrator lets ${name} go on or replaces the assessor.`,
    },
  },
);
