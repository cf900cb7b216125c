import { defineMessages } from './define-messages.ts';

/** Sign-off: what is in the way, what a signature means, the package, unlocking. */
export const signMessages = defineMessages(
  {
    title: 'Signering',
    lead: 'Hver vurderer signerer personlig den samme pakken. Den første signaturen låser evalueringen.',
    openTitle: 'Ikke signert',
    lockedTitle: 'Låst av en signatur',
    signedTitle: 'Signert av alle vurderere',
    signedAt: (moment: string) => `Signerte ${moment}`,
    notSigned: 'Har ikke signert',
    signedTag: 'Signert',
    obstaclesTitle: 'Dette må gjøres før dere kan signere',
    obstacle: {
      'not-revealed': (count: number) =>
        count === 1 ? 'Ett område er ikke avdekket' : `${count} områder er ikke avdekket`,
      undecided: (count: number) =>
        count === 1 ? 'Én indikator er ikke avgjort' : `${count} indikatorer er ikke avgjort`,
      'to-be-reread': (count: number) =>
        count === 1 ? 'Én indikator skal leses på nytt' : `${count} indikatorer skal leses på nytt`,
      parked: (count: number) =>
        count === 1 ? 'Én indikator venter på mer bevis' : `${count} indikatorer venter på mer bevis`,
      unconfirmed: (count: number) =>
        count === 1 ? 'Ett vedtak er ikke bekreftet av alle' : `${count} vedtak er ikke bekreftet av alle`,
    },
    resultTitle: 'Resultatet',
    resultCaption: (model: string) => `Avtalte poeng per område. ${model}`,
    area: 'Område',
    points: 'Poeng',
    possible: 'Mulig',
    max: 'Maks',
    total: 'Sum',
    readersTitle: 'Dette vil en leser stusse over',
    actsTitle: 'Signer og last ned',
    signOpen: 'Les og signer …',
    downloadDraft: 'Last ned det du skal signere',
    download: 'Last ned pakken',
    downloadPublic: 'Last ned den offentlige delen',
    contentsTitle: 'Dette signerer du',
    draftTotal: (total: string) => `Sum ${total}`,
    draftTexts: (justifications: number, findings: number) =>
      `${justifications === 1 ? 'én begrunnelse' : `${justifications} begrunnelser`}, ${findings} funn`,
    warningsTitle: 'Verd å se på før du signerer',
    withoutJustification: (count: number) =>
      count === 1 ? 'Én indikator har ingen begrunnelse:' : `${count} indikatorer har ingen begrunnelse:`,
    emptyFindings: (count: number) =>
      count === 1 ? 'Ett funn er tomt og tas ikke med:' : `${count} funn er tomme og tas ikke med:`,
    inArea: (area: string) => `område ${area}`,
    waitForSaved: 'Vent til alt er lagret på serveren før du signerer.',
    verifyHint:
      'Pakken er én JSON-fil. Den kan kontrolleres med «samskar verify»; den offentlige delen også uten arbeidspapirene.',
    signTitle: 'Signer evalueringen',
    meaning:
      'Med signaturen sier du at karakterene, begrunnelsene og funnene i pakken er det dere er blitt enige om, og at du står inne for dem. Evalueringen låses. Låser noen den opp igjen, blir signaturen synlig ugyldig.',
    hash: 'Pakkens SHA-256:',
    iHaveRead: 'Jeg har lest resultatet og står inne for det',
    password: 'Passordet ditt',
    passwordWhy: 'Oppgis på nytt, så ingen kan signere fra en maskin du har gått fra.',
    wrongPassword: 'Passordet stemmer ikke. Prøv igjen.',
    sign: 'Signer',
    changedTitle: 'Endret siden du åpnet siden',
    changedText: 'Du har ikke signert. Les det nye, og signer hvis du står inne for det.',
    change: {
      points: 'Poeng:',
      justifications: 'Begrunnelser:',
      findings: 'Funn i område:',
      other: 'Grunner, bevis, bekreftelser eller annet i arbeidspapirene.',
    },
    publishedTitle: 'Publisert',
    publishedAt: (person: string, moment: string) => `${person} publiserte resultatet ${moment}`,
    publishOpen: 'Publiser …',
    publishTitle: 'Publiser resultatet',
    publishMeaning:
      'Det som alle har signert, blir det publiserte resultatet, og andre kommuner sammenliknes med det. Låser noen opp evalueringen, trekkes resultatet tilbake.',
    publishMadeUp: 'Denne evalueringen er oppdiktet og kommer ikke med blant de publiserte resultatene.',
    publish: 'Publiser',
    toReport: 'Se hva som må rettes i rapporten',
    unlockOpen: 'Lås opp …',
    unlockTitle: 'Lås opp evalueringen',
    unlockMeaning:
      'Signaturene blir ugyldige, synlig for alle og i hver pakke som lastes ned senere. Dere må signere på nytt.',
    unlockReason: 'Hvorfor?',
    unlock: 'Lås opp',
    historyTitle: 'Opplåsinger',
    unlockedBy: (person: string, moment: string) => `${person} låste opp ${moment}`,
    signatureOf: (person: string) => `Signaturen til ${person}`,
    voided: 'er ugyldig',
  },
  {
    en: {
      title: 'Sign-off',
      lead: 'Each assessor signs the same package in person. The first signature locks the evaluation.',
      openTitle: 'Not signed',
      lockedTitle: 'Locked by a signature',
      signedTitle: 'Signed by all assessors',
      signedAt: (moment) => `Signed ${moment}`,
      notSigned: 'Has not signed',
      signedTag: 'Signed',
      obstaclesTitle: 'To be done before you can sign',
      obstacle: {
        'not-revealed': (count) =>
          count === 1 ? 'One area is not revealed' : `${count} areas are not revealed`,
        undecided: (count) =>
          count === 1 ? 'One indicator is not decided' : `${count} indicators are not decided`,
        'to-be-reread': (count) =>
          count === 1 ? 'One indicator is to be read again' : `${count} indicators are to be read again`,
        parked: (count) =>
          count === 1 ? 'One indicator waits for evidence' : `${count} indicators wait for evidence`,
        unconfirmed: (count) =>
          count === 1
            ? 'One decision is not confirmed by all'
            : `${count} decisions are not confirmed by all`,
      },
      resultTitle: 'The result',
      resultCaption: (model) => `Agreed points by area. ${model}`,
      area: 'Area',
      points: 'Points',
      possible: 'Possible',
      max: 'Max',
      total: 'Total',
      readersTitle: 'What a reader will stumble over',
      actsTitle: 'Sign and download',
      signOpen: 'Read and sign …',
      downloadDraft: 'Download what you are to sign',
      download: 'Download the package',
      downloadPublic: 'Download the public part',
      contentsTitle: 'What you sign',
      draftTotal: (total) => `Total ${total}`,
      draftTexts: (justifications, findings) =>
        `${justifications === 1 ? '1 justification' : `${justifications} justifications`}, ${findings === 1 ? '1 finding' : `${findings} findings`}`,
      warningsTitle: 'Worth a look before you sign',
      withoutJustification: (count) =>
        count === 1 ? 'One indicator has no justification:' : `${count} indicators have no justification:`,
      emptyFindings: (count) =>
        count === 1
          ? 'One finding is empty and is left out:'
          : `${count} findings are empty and are left out:`,
      inArea: (area) => `area ${area}`,
      waitForSaved: 'Wait until everything is saved on the server before you sign.',
      verifyHint:
        'The package is one JSON file. It can be checked with “samskar verify”; its public part also without the working papers.',
      signTitle: 'Sign the evaluation',
      meaning:
        'With your signature you say that the grades, justifications and findings in the package are what you have agreed together, and that you stand by them. The evaluation is locked. If somebody unlocks it again, the signature becomes visibly void.',
      hash: 'SHA-256 of the package:',
      iHaveRead: 'I have read the result and stand by it',
      password: 'Your password',
      passwordWhy: 'Given again, so that nobody can sign from a machine you have left.',
      wrongPassword: 'The password is not right. Try again.',
      sign: 'Sign',
      changedTitle: 'Changed since you opened the page',
      changedText: 'You have not signed. Read what is new, and sign if you stand by it.',
      change: {
        points: 'Points:',
        justifications: 'Justifications:',
        findings: 'Findings in area:',
        other: 'Reasons, evidence, confirmations or something else in the working papers.',
      },
      publishedTitle: 'Published',
      publishedAt: (person, moment) => `${person} published the result ${moment}`,
      publishOpen: 'Publish …',
      publishTitle: 'Publish the result',
      publishMeaning:
        'What all have signed becomes the published result, and other municipalities are compared with it. If somebody unlocks the evaluation, the result is withdrawn.',
      publishMadeUp: 'This evaluation is made up and does not come among the published results.',
      publish: 'Publish',
      toReport: 'See what must be mended in the report',
      unlockOpen: 'Unlock …',
      unlockTitle: 'Unlock the evaluation',
      unlockMeaning:
        'The signatures become void, visibly to all and in every package downloaded later. You will have to sign again.',
      unlockReason: 'Why?',
      unlock: 'Unlock',
      historyTitle: 'Unlockings',
      unlockedBy: (person, moment) => `${person} unlocked it ${moment}`,
      signatureOf: (person) => `The signature of ${person}`,
      voided: 'is void',
    },
  },
);
