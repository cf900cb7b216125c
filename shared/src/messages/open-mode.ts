import { defineMessages } from './define-messages.ts';

/** What is said otherwise where the assessors grade one sheet together. */
export const openModeMessages = defineMessages(
  {
    tag: 'Åpen arbeidsform',
    explained:
      'Vurdererne setter karakterer i ett felles ark, og ser hvem som har satt hva. Det er ingen blind fase, og derfor ingen tall for hvor enige de er.',
    sheet: 'Felles ark',
    setBy: (name: string) => `Satt av ${name}`,
    ownOnly: 'felles ark',
    total: 'Foreløpig, etter det felles arket',
    reason: 'Felles begrunnelse for karakterene',
    areaTitle: 'Når arket er ferdig',
    areaRule:
      'Én av dere melder området ferdig. Da fryses karakterene, med hvem som satt dem, og hver indikator vedtas og bekreftes av begge som ellers. En karakter endres etterpå med et nytt vedtak.',
    finish: (area: string) => `Meld område ${area} ferdig`,
    finishTitle: (area: string) => `Melde område ${area} ferdig?`,
    finishText: 'Karakterene i området fryses for alle vurdererne og kan vedtas. Det kan ikke gjøres om.',
    othersTitle: 'Vurdererne arbeider sammen',
    othersText: 'Du ser resultatet når et område er meldt ferdig.',
    choice: {
      heading: 'Arbeidsform',
      legend: 'Hvordan settes karakterene?',
      blind: 'Blindt, hver for seg (anbefalt)',
      blindDescription:
        'Hver vurderer setter karakterer alene. Når alle er klare, avdekkes de samtidig, og evalueringen viser hvor enige de var.',
      open: 'Åpent, sammen i ett ark',
      openDescription:
        'Begge setter karakterer i det samme arket og ser hvem som har satt hva. Det blir ingen tall for enighet, og pakken sier det.',
    },
  },
  {
    en: {
      tag: 'Open mode',
      explained:
        'The assessors grade one sheet together, and see who has set what. There is no blind phase, and so no figures of how far they agree.',
      sheet: 'Shared sheet',
      setBy: (name: string) => `Set by ${name}`,
      ownOnly: 'shared sheet',
      total: 'Preliminary, by the shared sheet',
      reason: 'Shared reason for the grades',
      areaTitle: 'When the sheet is finished',
      areaRule:
        'One of you declares the area finished. The grades are then frozen, with who set them, and each indicator is decided and confirmed by both as elsewhere. A grade is changed afterwards by a new decision.',
      finish: (area: string) => `Declare area ${area} finished`,
      finishTitle: (area: string) => `Declare area ${area} finished?`,
      finishText:
        'The grades of the area are frozen for all assessors and can be decided. This cannot be undone.',
      othersTitle: 'The assessors work together',
      othersText: 'You see the result when an area has been declared finished.',
      choice: {
        heading: 'Way of working',
        legend: 'How are grades given?',
        blind: 'Blind, each alone (recommended)',
        blindDescription:
          'Each assessor grades alone. When all are ready, the grades are revealed at once, and the evaluation shows how far they agreed.',
        open: 'Open, together in one sheet',
        openDescription:
          'Both grade the same sheet and see who has set what. There will be no figures of agreement, and the package says so.',
      },
    },
  },
);
