import { defineMessages } from './define-messages.ts';

export const commonMessages = defineMessages(
  {
    productName: 'Samskår',
    save: 'Lagre',
    cancel: 'Avbryt',
    close: 'Lukk',
    retry: 'Prøv igjen',
    loading: 'Laster …',
  },
  {
    en: {
      productName: 'Samskår',
      save: 'Save',
      cancel: 'Cancel',
      close: 'Close',
      retry: 'Try again',
      loading: 'Loading …',
    },
  },
);
