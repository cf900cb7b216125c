import { defineMessages } from './define-messages.ts';

/** A person's own settings. */
export const accountMessages = defineMessages(
  {
    title: 'Min konto',
    identity: 'Konto',
    name: 'Navn',
    email: 'E-postadresse',
    roles: 'Roller i installasjonen',
    changeByAdministrator: 'En administrator kan endre navn, adresse og roller.',
    password: {
      heading: 'Passord',
      current: 'Nåværende passord',
      next: 'Nytt passord',
      nextDescription: (charactersMin: number) =>
        `Minst ${charactersMin} tegn. De andre øktene dine avsluttes.`,
      submit: 'Bytt passord',
      done: 'Passordet er byttet.',
      currentMissing: 'Skriv passordet du har nå.',
      currentWrong: 'Det nåværende passordet stemmer ikke.',
      nextShort: (charactersMin: number) => `Passordet må ha minst ${charactersMin} tegn.`,
    },
    display: {
      heading: 'Visning',
      explained: 'Gjelder denne nettleseren.',
      language: 'Språk',
      theme: 'Utseende',
    },
    keyboard: {
      heading: 'Tastatur',
      singleKeys: 'Snarveier med én tast',
      singleKeysDescription:
        'Sifre setter karakter, og bokstaver som N og D går til neste. Slå av hvis de kommer i veien for tale eller hjelpemidler. Snarveier med Ctrl virker uansett.',
    },
  },
  {
    en: {
      title: 'My account',
      identity: 'Account',
      name: 'Name',
      email: 'E-mail address',
      roles: 'Roles in the installation',
      changeByAdministrator: 'An administrator can change name, address and roles.',
      password: {
        heading: 'Password',
        current: 'Present password',
        next: 'New password',
        nextDescription: (charactersMin: number) =>
          `At least ${charactersMin} characters. Your other sessions are ended.`,
        submit: 'Change password',
        done: 'Your password has been changed.',
        currentMissing: 'Enter the password you have now.',
        currentWrong: 'The present password is wrong.',
        nextShort: (charactersMin: number) => `The password must have at least ${charactersMin} characters.`,
      },
      display: {
        heading: 'Display',
        explained: 'Holds for this browser.',
        language: 'Language',
        theme: 'Appearance',
      },
      keyboard: {
        heading: 'Keyboard',
        singleKeys: 'Single-key shortcuts',
        singleKeysDescription:
          'Digits set a grade, and letters such as N and D go to the next one. Switch off if they get in the way of speech or assistive tools. Shortcuts with Ctrl always work.',
      },
    },
  },
);
