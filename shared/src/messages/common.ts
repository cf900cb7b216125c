import { defineMessages } from './define-messages.ts';

export const commonMessages = defineMessages(
  {
    save: 'Lagre',
    cancel: 'Avbryt',
    close: 'Lukk',
    retry: 'Prøv igjen',
    loading: 'Laster …',
    copy: 'Kopier',
    copied: 'Kopiert',
    optional: 'valgfritt',
    none: 'Ingen',
    madeUp: 'Oppdiktet',
    madeUpExplained: 'Karakterer og tekster er oppdiktet for demonstrasjon.',
    required: 'Feltet må fylles ut.',
    errorSummary: (count: number) => (count === 1 ? 'Én ting må rettes' : `${count} ting må rettes`),
    evaluationRole: { assessor: 'Vurderer', 'internal-reviewer': 'Fagfelle', observer: 'Observatør' },
    installationRole: { administrator: 'Administrator', owner: 'Eier av instrumentet' },
  },
  {
    en: {
      save: 'Save',
      cancel: 'Cancel',
      close: 'Close',
      retry: 'Try again',
      loading: 'Loading …',
      copy: 'Copy',
      copied: 'Copied',
      optional: 'optional',
      none: 'None',
      madeUp: 'Made up',
      madeUpExplained: 'Grades and texts are made up for demonstration.',
      required: 'This field must be filled in.',
      errorSummary: (count: number) => (count === 1 ? 'One thing to correct' : `${count} things to correct`),
      evaluationRole: {
        assessor: 'Assessor',
        'internal-reviewer': 'Internal reviewer',
        observer: 'Observer',
      },
      installationRole: { administrator: 'Administrator', owner: 'Instrument owner' },
    },
  },
);
