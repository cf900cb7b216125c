import { defineMessages } from './define-messages.ts';

/** That the server's data came back from a backup. */
export const restorationMessages = defineMessages(
  {
    title: 'Serveren er gjenopprettet fra en sikkerhetskopi',
    text: (at: string, madeAt: string) =>
      `Det skjedde ${at}. Kopien ble tatt ${madeAt}: det som ble gjort etter det, er borte fra serveren.`,
    inEvaluation:
      'Se over vedtak, «klar» og signaturer. Det denne maskinen har av tekst og karakterer som serveren mistet, får du tilbud om å ta over.',
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
      returned: (count: number) =>
        count === 1
          ? '1 evaluation that had been deleted is back. Delete it again:'
          : `${count} evaluations that had been deleted are back. Delete them again:`,
    },
  },
);
