import { defineMessages } from './define-messages.ts';

/** Of parts that are nothing without what people write. */
const partNames: Readonly<Record<'nb' | 'en', Readonly<Record<string, string>>>> = {
  nb: { foreword: 'Forord', closing: 'Avslutning' },
  en: { foreword: 'Foreword', closing: 'Closing' },
};

/** What a report still lacks, or says wrongly: the list beside its preview. */
export const reportCheckMessages = defineMessages(
  {
    title: 'Sjekkliste',
    lead: 'Det som hindrer, må rettes før rapporten er ferdig. Advarsler avgjør dere selv.',
    counts: (blocks: number, warns: number) =>
      `${blocks} hindrer / ${warns} ${warns === 1 ? 'advarsel' : 'advarsler'}`,
    allWell: 'Ingenting å rette.',
    severity: { blocks: 'Hindrer', warns: 'Advarsel' },
    kinds: {
      conflict: 'Publiserte tall som ikke stemmer',
      name: 'Personnavn',
      'missing-alternative': 'Figurer uten alternativ tekst',
      'missing-caption': 'Figurer og tabeller uten overskrift',
      'empty-part': 'Tomme deler',
      'missing-justification': 'Indikatorer uten begrunnelse',
      'no-findings': 'Områder uten styrker, utfordringer og svakheter',
      'contradicting-number': 'Tall i teksten som er et annet enn det utregnede',
      'stale-sentence': 'Setninger der tallene er endret',
      'number-format': 'Skrivemåte for tall',
      'interview-not-held': 'Intervjuer',
    },
    partNames: partNames.nb,
    unnamedPart: 'del uten navn',
    emptyPart: (name: string) => `${name}: det er ikke skrevet noe.`,
    missingJustification: (id: string) => `${id}: begrunnelse mangler.`,
    noFindings: (area: string) => `Område ${area}: ingen styrker, utfordringer eller svakheter.`,
    missingAlternative: (section: string) => `En figur i «${section}» har ingen alternativ tekst.`,
    missingCaption: (section: string) => `En figur eller tabell i «${section}» har ingen overskrift.`,
    interviewee: (name: string) => `${name} er intervjuet, og skal ikke nevnes ved navn.`,
    assessor: (name: string) => `${name} nevnes utenfor metodekapitlet.`,
    contradictingNumber: (written: string, computed: string) =>
      `Det står «${written}»; regnet ut er det ${computed}.`,
    staleSentence: (text: string | undefined) =>
      text === undefined
        ? 'En setning som er satt inn, kan ikke lenger leses av tallene.'
        : `Tallene er endret. Nå ville setningen vært: «${text}»`,
    numberFormat: (written: string, better: string) => `«${written}» skrives «${better}».`,
    interviewsNotHeld: (count: number) =>
      count === 1 ? '1 planlagt intervju er ikke holdt.' : `${count} planlagte intervjuer er ikke holdt.`,
  },
  {
    en: {
      title: 'Checklist',
      lead: 'What blocks must be mended before the report is finished. Warnings are yours to decide.',
      counts: (blocks: number, warns: number) =>
        `${blocks} ${blocks === 1 ? 'blocks' : 'block'} / ${warns} ${warns === 1 ? 'warning' : 'warnings'}`,
      allWell: 'Nothing to mend.',
      severity: { blocks: 'Blocks', warns: 'Warning' },
      kinds: {
        conflict: 'Published figures that do not add up',
        name: 'Names of persons',
        'missing-alternative': 'Figures without an alternative text',
        'missing-caption': 'Figures and tables without a caption',
        'empty-part': 'Empty parts',
        'missing-justification': 'Indicators without a justification',
        'no-findings': 'Areas without strengths, challenges and weaknesses',
        'contradicting-number': 'Figures in the text that differ from the computed ones',
        'stale-sentence': 'Sentences whose figures have changed',
        'number-format': 'How figures are written',
        'interview-not-held': 'Interviews',
      },
      partNames: partNames.en,
      unnamedPart: 'a part without a name',
      emptyPart: (name: string) => `${name}: nothing is written.`,
      missingJustification: (id: string) => `${id}: the justification is missing.`,
      noFindings: (area: string) => `Area ${area}: no strengths, challenges or weaknesses.`,
      missingAlternative: (section: string) => `A figure in “${section}” has no alternative text.`,
      missingCaption: (section: string) => `A figure or table in “${section}” has no caption.`,
      interviewee: (name: string) => `${name} was interviewed, and is not to be named.`,
      assessor: (name: string) => `${name} is named outside the chapter on the method.`,
      contradictingNumber: (written: string, computed: string) =>
        `It says “${written}”; computed it is ${computed}.`,
      staleSentence: (text: string | undefined) =>
        text === undefined
          ? 'A sentence that was inserted can no longer be read from the figures.'
          : `The figures have changed. Now the sentence would be: “${text}”`,
      numberFormat: (written: string, better: string) => `“${written}” is written “${better}”.`,
      interviewsNotHeld: (count: number) =>
        count === 1
          ? '1 planned interview has not been held.'
          : `${count} planned interviews have not been held.`,
    },
  },
);
