import type { DocumentName } from '@samskar/shared/documents';
import { findFieldworkSource, type EvaluationState } from '@samskar/shared/evaluation';

/** Whether an evaluation that has come so far has the document: ballots are there from the beginning, the report's texts from the first reveal. */
export function hasDocument(state: EvaluationState, name: DocumentName): boolean {
  switch (name.kind) {
    case 'ballot':
    case 'sheet':
      return true;
    case 'joint':
      return state.revealed[name.area] !== undefined;
    case 'fieldwork':
      return findFieldworkSource(state, name.source) !== undefined;
    case 'report':
      return Object.keys(state.revealed).length > 0;
  }
}
