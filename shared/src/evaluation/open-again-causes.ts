import { z } from 'zod';
import {
  instrumentIndex,
  type Criterion,
  type Indicator,
  type Instrument,
  type TextByLanguage,
} from '../instrument/index.ts';

/** Why what was said of an indicator does not stand under another instrument. */
export const openAgainCauseSchema = z.enum([
  'added',
  /** It stands in another area: what is revealed and agreed goes by area. */
  'area',
  'question',
  'max',
  'criteria',
  'top-grade',
  'weight',
  'descriptors',
]);
export type OpenAgainCause = z.infer<typeof openAgainCauseSchema>;

/** Empty for an indicator of which everything that a grade means is the same in both; another sub-area is no difference. */
export function findOpenAgainCauses(
  from: Instrument,
  to: Instrument,
  indicator: string,
): readonly OpenAgainCause[] {
  const [was, is] = [instrumentIndex(from), instrumentIndex(to)];
  const [earlier, later] = [was.indicatorById.get(indicator), is.indicatorById.get(indicator)];
  if (later === undefined) throw new Error(`The later instrument has no indicator ${indicator}`);
  if (earlier === undefined) return ['added'];
  const isElsewhere = was.areaByIndicatorId.get(indicator)?.id !== is.areaByIndicatorId.get(indicator)?.id;
  return [
    ...(isElsewhere ? (['area'] as const) : []),
    ...causesOfIndicator(earlier, later),
    ...causesOfCriteria(
      was.criteriaByIndicatorId.get(indicator) ?? [],
      is.criteriaByIndicatorId.get(indicator) ?? [],
    ),
  ];
}

function causesOfIndicator(earlier: Indicator, later: Indicator): OpenAgainCause[] {
  return [
    ...(isSameText(earlier.question, later.question) ? [] : (['question'] as const)),
    ...(earlier.max === later.max ? [] : (['max'] as const)),
  ];
}

function causesOfCriteria(earlier: readonly Criterion[], later: readonly Criterion[]): OpenAgainCause[] {
  const byId = new Map(earlier.map((criterion) => [criterion.id, criterion]));
  if (byId.size !== later.length || later.some(({ id }) => !byId.has(id))) return ['criteria'];
  const differs = (isOther: (was: Criterion, is: Criterion) => boolean) =>
    later.some((is) => {
      const was = byId.get(is.id);
      return was !== undefined && isOther(was, is);
    });
  return [
    ...(differs((was, is) => was.topGrade !== is.topGrade) ? (['top-grade'] as const) : []),
    ...(differs((was, is) => was.weight !== is.weight) ? (['weight'] as const) : []),
    ...(differs((was, is) => !hasSameDescriptors(was, is)) ? (['descriptors'] as const) : []),
  ];
}

function hasSameDescriptors(was: Criterion, is: Criterion): boolean {
  return (
    was.descriptors.length === is.descriptors.length &&
    is.descriptors.every(({ grade, text }) => {
      const earlier = was.descriptors.find((descriptor) => descriptor.grade === grade);
      return earlier !== undefined && isSameText(earlier.text, text);
    })
  );
}

/** In the languages that both have: a translation that comes or goes changes no question. */
function isSameText(was: TextByLanguage, is: TextByLanguage): boolean {
  const shared = Object.keys(is).filter((language) => was[language] !== undefined);
  return shared.length > 0 && shared.every((language) => was[language] === is[language]);
}
