import type { Outcome } from '@samskar/shared/evaluation';
import { textIn, type Instrument } from '@samskar/shared/instrument';
import { evidenceMessages, type UiLanguage } from '@samskar/shared/messages';

/** What was decided, in one line: "System/prosess 3, Omfang 2, Resultat/analyse 1". */
export function outcomeText(outcome: Outcome, instrument: Instrument, language: UiLanguage): string {
  const t = evidenceMessages[language].outcome;
  switch (outcome.kind) {
    case 'graded': {
      const grades = instrument.criteria.flatMap(({ id, name }) => {
        const grade = outcome.grades[id];
        return grade === undefined ? [] : [`${textIn(name, language, instrument)} ${grade}`];
      });
      return grades.length > 0 ? grades.join(', ') : t.noGrades;
    }
    case 'not-applicable':
      return t['not-applicable'];
    case 'parked':
      return t.parked(outcome.task);
  }
}
