import { defineMessages } from './define-messages.ts';

/** Signing in, and setting a password by a one-time link. */
export const signInMessages = defineMessages(
  {
    title: 'Logg inn',
    promise: 'To vurderere.\nHver sin vurdering.\nEtt begrunnet resultat.',
    promiseText:
      'Samskår er arbeidsrommet der to sertifiserte vurderere setter karakter på en kommune hver for seg, avdekker samtidig, blir enige og signerer.',
    email: 'E-postadresse',
    password: 'Passord',
    submit: 'Logg inn',
    forgotten: 'Glemt passordet? En administrator kan gi deg en engangslenke.',
    tryAgainAt: (time: string) => `Du kan prøve igjen kl.\u00a0${time}.`,
    emailMissing: 'Skriv e-postadressen din.',
    passwordMissing: 'Skriv passordet ditt.',
    demoTitle: 'Demo',
    demoText: 'Velg en konto. Passordene står i terminalen der Samskår ble startet.',
    link: {
      checking: 'Kontrollerer lenken …',
      invalidTitle: 'Lenken virker ikke',
      toSignIn: 'Til innloggingen',
      title: {
        'first-administrator': 'Velkommen til Samskår',
        'new-account': 'Velkommen til Samskår',
        recovery: 'Nytt passord',
      },
      lead: {
        'first-administrator': 'Du er den første her. Lag kontoen som skal administrere installasjonen.',
        'new-account': 'Kontoen din er klar. Velg et passord, så er du i gang.',
        recovery: 'Velg et nytt passord. Alle andre økter på kontoen din er avsluttet.',
      },
      account: 'Konto',
      validUntil: (moment: string) => `Lenken virker én gang, til ${moment}.`,
      name: 'Navn',
      nameDescription: 'Slik vises du for de andre.',
      email: 'E-postadresse',
      emailDescription: 'Du logger inn med den.',
      password: 'Nytt passord',
      passwordDescription: (charactersMin: number) =>
        `Minst ${charactersMin} tegn. Noen ord etter hverandre er lettere å huske enn tegn.`,
      showPassword: 'Vis passordet',
      submit: 'Lagre og logg inn',
      nameMissing: 'Skriv navnet ditt.',
      emailInvalid: 'Skriv en e-postadresse, som navn@kommune.no.',
      passwordShort: (charactersMin: number) => `Passordet må ha minst ${charactersMin} tegn.`,
    },
  },
  {
    en: {
      title: 'Sign in',
      promise: 'Two assessors.\nA judgement each.\nOne justified result.',
      promiseText:
        'Samskår is the workspace in which two certified assessors grade a municipality on their own, reveal at the same time, agree and sign.',
      email: 'E-mail address',
      password: 'Password',
      submit: 'Sign in',
      forgotten: 'Forgotten your password? An administrator can give you a one-time link.',
      tryAgainAt: (time: string) => `You can try again at ${time}.`,
      emailMissing: 'Enter your e-mail address.',
      passwordMissing: 'Enter your password.',
      demoTitle: 'Demo',
      demoText: 'Choose an account. The passwords are in the terminal in which Samskår was started.',
      link: {
        checking: 'Checking the link …',
        invalidTitle: 'This link does not work',
        toSignIn: 'To the sign-in',
        title: {
          'first-administrator': 'Welcome to Samskår',
          'new-account': 'Welcome to Samskår',
          recovery: 'New password',
        },
        lead: {
          'first-administrator':
            'You are the first one here. Make the account that will administer the installation.',
          'new-account': 'Your account is ready. Choose a password, and you are in.',
          recovery: 'Choose a new password. All other sessions of your account have been ended.',
        },
        account: 'Account',
        validUntil: (moment: string) => `The link works once, until ${moment}.`,
        name: 'Name',
        nameDescription: 'This is how the others see you.',
        email: 'E-mail address',
        emailDescription: 'You sign in with it.',
        password: 'New password',
        passwordDescription: (charactersMin: number) =>
          `At least ${charactersMin} characters. A few words in a row are easier to remember than symbols.`,
        showPassword: 'Show the password',
        submit: 'Save and sign in',
        nameMissing: 'Enter your name.',
        emailInvalid: 'Enter an e-mail address, such as name@municipality.no.',
        passwordShort: (charactersMin: number) =>
          `The password must have at least ${charactersMin} characters.`,
      },
    },
  },
);
