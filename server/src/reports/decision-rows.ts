import type { Package, WorkingPapers } from '@samskar/shared/package';
import type { CsvCell } from '@samskar/shared/csv';

type Decision = WorkingPapers['decisions'][number];

const columns = [
  'at',
  'by',
  'indicator',
  'outcome',
  'reason_code',
  'reason',
  'follows',
  'confirmed_by',
  'voided_at',
  'voided_by',
];

/** Every decision that was ever taken, oldest first, by names: the working papers have the same by accounts. */
export function decisionRows(file: Package, { decisions }: WorkingPapers): readonly (readonly CsvCell[])[] {
  const { assessors, formerAssessors = [] } = file.public;
  const nameByAccount = new Map(
    [...assessors, ...formerAssessors].map(({ account, name }) => [account, name]),
  );
  const nameOf = (account: string) => nameByAccount.get(account) ?? account;
  const inOrder = decisions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [columns, ...inOrder.map((decision) => rowOf(decision, nameOf))];
}

function rowOf(decision: Decision, nameOf: (account: string) => string): CsvCell[] {
  const { at, by, indicator, outcome, reason, follows, confirmations, voided } = decision;
  return [
    at,
    nameOf(by),
    indicator,
    outcomeText(outcome),
    reason?.code ?? '',
    reason?.text ?? '',
    follows?.kind === 'of' ? follows.assessorIds.map(nameOf).join('; ') : (follows?.kind ?? ''),
    Object.entries(confirmations)
      .map(([account, confirmedAt]) => `${nameOf(account)} ${confirmedAt}`)
      .join('; '),
    voided?.at ?? '',
    voided === undefined ? '' : nameOf(voided.by),
  ];
}

function outcomeText(outcome: Decision['outcome']): string {
  switch (outcome.kind) {
    case 'graded':
      return Object.entries(outcome.grades)
        .map(([criterion, grade]) => `${criterion} ${grade}`)
        .join('; ');
    case 'not-applicable':
      return 'not-applicable';
    case 'parked':
      return `parked: ${outcome.task}`;
  }
}
