import type { Refusal } from '@samskar/shared/api';
import type { TableProblem } from './read-table.ts';

/** That a file is no table of published results. */
export function unreadableTable(problem: TableProblem): Refusal {
  return { kind: 'bad-request', problems: [{ path: '', rule: problem }] };
}
