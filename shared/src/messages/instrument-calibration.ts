import { defineMessages } from './define-messages.ts';

/** How the assessors of all evaluations have read an instrument, for its owner. */
export const instrumentCalibrationMessages = defineMessages(
  {
    title: 'Kalibrering på tvers',
    open: 'Kalibrering på tvers',
    lead: 'Hvor likt indikatorene er vurdert i alle evalueringer på dette instrumentet, slik det var ved avdekking. Uavdekkede områder er ikke med.',
    back: 'Til instrumentet',
    backToAll: 'Til alle indikatorene',
    count: (evaluations: number) =>
      evaluations === 1 ? 'Bygger på 1 evaluering.' : `Bygger på ${evaluations} evalueringer.`,
    few: 'Så få evalueringer sier lite om instrumentet og ingenting om den enkelte.',
    emptyTitle: 'Ingenting er avdekket ennå',
    emptyText: 'Her står karakterene side om side når et område er avdekket i en evaluering.',
    exportTitle: 'Last ned alle sammenstillingene',
    onlyDiffering: 'Vis bare indikatorer som er vurdert ulikt',
    nothingDiffers: 'Ingen indikatorer er vurdert ulikt.',
    indicator: 'Indikator',
    differing: 'Vurdert ulikt',
    ofEvaluations: (differing: number, evaluations: number) => `${differing} av ${evaluations}`,
    largest: 'Største forskjell i poeng',
    evaluation: 'Evaluering',
    graded: (name: string) => `${name}:`,
    grades: 'Karakterer',
    difference: 'Forskjell i poeng',
    agreed: 'Avtalt',
    gradesInOrder: (criteria: string) =>
      `Karakterene står i rekkefølgen ${criteria}, slik de var ved avdekking.`,
    noCases: 'Indikatoren er ikke avdekket i noen evaluering.',
  },
  {
    en: {
      title: 'Calibration across evaluations',
      open: 'Calibration across evaluations',
      lead: 'How alike the indicators were graded in all evaluations on this instrument, as it stood at the reveal. Areas that are not revealed are left out.',
      back: 'To the instrument',
      backToAll: 'To all indicators',
      count: (evaluations: number) =>
        evaluations === 1 ? 'Rests on 1 evaluation.' : `Rests on ${evaluations} evaluations.`,
      few: 'So few evaluations say little of the instrument and nothing of a person.',
      emptyTitle: 'Nothing is revealed yet',
      emptyText: 'The grades stand here side by side when an area is revealed in an evaluation.',
      exportTitle: 'Download all comparisons',
      onlyDiffering: 'Show only indicators that were graded differently',
      nothingDiffers: 'No indicators were graded differently.',
      indicator: 'Indicator',
      differing: 'Graded differently',
      ofEvaluations: (differing: number, evaluations: number) => `${differing} of ${evaluations}`,
      largest: 'Largest difference in points',
      evaluation: 'Evaluation',
      graded: (name: string) => `${name}:`,
      grades: 'Grades',
      difference: 'Difference in points',
      agreed: 'Agreed',
      gradesInOrder: (criteria: string) =>
        `The grades stand in the order ${criteria}, as they were at the reveal.`,
      noCases: 'The indicator is not revealed in any evaluation.',
    },
  },
);
