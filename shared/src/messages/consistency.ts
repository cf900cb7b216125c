import { defineMessages } from './define-messages.ts';

/** What figures of a publication say against each other. `a` is what is printed, `b` what it was compared with. */
export const consistencyMessages = defineMessages(
  {
    kind: { conflict: 'Motsigelse', rounding: 'Avrunding' },
    total: 'Totalen',
    area: (id: string) => `Område ${id}`,
    subarea: (id: string) => `Delområde ${id}`,
    onePlace: (place: string, figures: string) => `${place} står med flere tall: ${figures}.`,
    likelier: (figure: string) => `${figure} passer med tallene rundt.`,
    maximum: (place: string, figures: string, max: string) =>
      `${place} står med maksimum ${figures}; modellen har ${max}, og bare det gir området riktig sum.`,
    aboveMaximum: (place: string, a: string, b: string) => `${place} har ${a} poeng, men kan høyst ha ${b}.`,
    areaOfSubareas: (place: string, a: string, b: string) =>
      `${place} står med ${a}, men delområdene gir ${b}.`,
    totalOfAreas: (a: string, b: string) => `Totalen står med ${a}, men områdene gir ${b}.`,
    totalOfSubareas: (a: string, b: string) => `Totalen står med ${a}, men delområdene gir ${b}.`,
    totalOfBoth: (a: string, b: string) =>
      `Totalen står med ${a}; områder og delområder sett sammen kan ikke gi det (områdene gir ${b}).`,
    grades: (place: string, a: string, b: string) => `${place} står med ${a}, men karakterene gir ${b}.`,
    rounding: 'Begge kan være riktige: hvert tall er rundet av for seg.',
    conflict: 'Tallene kan ikke være riktige samtidig.',
  },
  {
    en: {
      kind: { conflict: 'Contradiction', rounding: 'Rounding' },
      total: 'The total',
      area: (id: string) => `Area ${id}`,
      subarea: (id: string) => `Sub-area ${id}`,
      onePlace: (place: string, figures: string) => `${place} is printed with several figures: ${figures}.`,
      likelier: (figure: string) => `${figure} fits the figures around it.`,
      maximum: (place: string, figures: string, max: string) =>
        `${place} is printed with the maximum ${figures}; the instrument has ${max}, and only that gives the area the right sum.`,
      aboveMaximum: (place: string, a: string, b: string) =>
        `${place} has ${a} points, but at most ${b} are possible.`,
      areaOfSubareas: (place: string, a: string, b: string) =>
        `${place} is printed as ${a}, but its sub-areas give ${b}.`,
      totalOfAreas: (a: string, b: string) => `The total is printed as ${a}, but the areas give ${b}.`,
      totalOfSubareas: (a: string, b: string) => `The total is printed as ${a}, but the sub-areas give ${b}.`,
      totalOfBoth: (a: string, b: string) =>
        `The total is printed as ${a}; areas and sub-areas together cannot give that (the areas give ${b}).`,
      grades: (place: string, a: string, b: string) =>
        `${place} is printed as ${a}, but the grades give ${b}.`,
      rounding: 'Both can be right: each figure is rounded by itself.',
      conflict: 'The figures cannot be right at the same time.',
    },
  },
);
