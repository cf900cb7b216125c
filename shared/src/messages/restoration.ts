import { defineMessages } from './define-messages.ts';

/** That the server's data came back from a backup. */
export const restorationMessages = defineMessages(
  {
    title: 'Serveren er gjenopprettet fra en sikkerhetskopi',
    text: (at: string, madeAt: string) =>
      `Det skjedde ${at}. Kopien ble tatt ${madeAt}: det som ble gjort etter det, er borte fra serveren.`,
    inEvaluation:
      'Se over vedtak, «klar» og signaturer. Det denne maskinen har av tekst og karakterer som serveren mistet, får du tilbud om å ta over.',
    lostTitle: (count: number) =>
      count === 1
        ? 'Én ting som du hadde sett, har serveren ikke lenger'
        : `${count} ting som du hadde sett, har serveren ikke lenger`,
    lostText: (madeAt: string) =>
      `Dette ble gjort etter at kopien ble tatt ${madeAt}, og må gjøres på nytt om det fortsatt skal gjelde. Lista finnes bare på denne maskinen.`,
    lostShow: 'Vis lista',
    lostDismiss: 'Jeg har sett det',
    lostFileName: (day: string) => `samskar-tapt-${day}.txt`,
    lostByItself: 'av seg selv',
    lost: {
      ready: (area: string) => `«Klar» for område ${area}`,
      'ready-back': (area: string) => `«Klar» for område ${area} var trukket tilbake, og gjelder igjen`,
      reveal: (area: string) => `Avdekking av område ${area}`,
      decision: (indicator: string) => `Vedtak om ${indicator}`,
      confirmation: (indicator: string) => `Bekreftelse av vedtaket om ${indicator}`,
      signature: () => 'Signatur',
      unlocking: () => 'Opplåsing',
      evidence: (title: string) => `Bevis «${title}»`,
      interview: (role: string) => `Intervju «${role}»`,
      'gold-star': (indicator: string) => `Gullstjerne for ${indicator}`,
      departure: () => 'Endring av hvem som vurderer',
      certificate: () => 'Endring av et sertifikat',
      focus: () => 'Endring av hva som er utenfor fokus',
      move: (instrument: string) => `Flytting til ${instrument}`,
      archiving: () => 'Arkivering',
      recovery: () => 'Gjenoppretting av en konto',
    },
    returned: (count: number) =>
      count === 1
        ? '1 evaluering som var slettet, er tilbake. Slett den på nytt:'
        : `${count} evalueringer som var slettet, er tilbake. Slett dem på nytt:`,
  },
  {
    en: {
      title: 'The server has been restored from a backup',
      text: (at: string, madeAt: string) =>
        `That was at ${at}. The backup was made at ${madeAt}: what was done after it is gone from the server.`,
      inEvaluation:
        'Look through decisions, “ready” and signatures. Texts and grades that this device has and the server lost are offered for you to take over.',
      lostTitle: (count: number) =>
        count === 1
          ? 'One thing that you had seen is gone from the server'
          : `${count} things that you had seen are gone from the server`,
      lostText: (madeAt: string) =>
        `They were done after the backup was made at ${madeAt}, and have to be done again if they are still to hold. This device alone has the list.`,
      lostShow: 'Show the list',
      lostDismiss: 'I have seen it',
      lostFileName: (day: string) => `samskar-lost-${day}.txt`,
      lostByItself: 'by itself',
      lost: {
        ready: (area: string) => `“Ready” for area ${area}`,
        'ready-back': (area: string) => `“Ready” for area ${area} had been taken back, and holds again`,
        reveal: (area: string) => `Reveal of area ${area}`,
        decision: (indicator: string) => `Decision on ${indicator}`,
        confirmation: (indicator: string) => `Confirmation of the decision on ${indicator}`,
        signature: () => 'Signature',
        unlocking: () => 'Unlocking',
        evidence: (title: string) => `Evidence “${title}”`,
        interview: (role: string) => `Interview “${role}”`,
        'gold-star': (indicator: string) => `Gold star for ${indicator}`,
        departure: () => 'Change of who assesses',
        certificate: () => 'Change of a certificate',
        focus: () => 'Change of what is out of focus',
        move: (instrument: string) => `Move to ${instrument}`,
        archiving: () => 'Archiving',
        recovery: () => 'Recovery of an account',
      },
      returned: (count: number) =>
        count === 1
          ? '1 evaluation that had been deleted is back. Delete it again:'
          : `${count} evaluations that had been deleted are back. Delete them again:`,
    },
  },
);
