import type { DocumentName } from '@samskar/shared/documents';
import type { RetentionKind } from '@samskar/shared/retention';
import { deleteDocument, listDocumentNames } from '../../storage/delete-documents.ts';
import type { EvaluationRecords } from '../record-kind.ts';

/** Documents of an evaluation with their logs, and what every device still has of them. */
export function liveDocuments(
  kind: RetentionKind,
  documentKinds: readonly DocumentName['kind'][],
): EvaluationRecords {
  return {
    form: 'of-evaluation',
    kind,
    count: (database, evaluation) => listDocumentNames(database, evaluation, documentKinds).length,
    removeSome: ({ database, documents }, evaluation) => {
      // One: its log can have thousands of rows.
      const [name] = listDocumentNames(database, evaluation, documentKinds);
      if (name === undefined) return 0;
      deleteDocument(database, name);
      database.afterCommit(() => documents.closeDeleted(name));
      return 1;
    },
  };
}
