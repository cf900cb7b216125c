import { countEarlierBallots, deleteEarlierBallots } from '../../storage/earlier-ballot.ts';
import type { EvaluationRecords } from '../record-kind.ts';
import { liveDocuments } from './live-documents.ts';

/** With the private notes in them. The sheets are the ballots of open mode. */
const documents = liveDocuments('ballots', ['ballot', 'sheet']);

/** The live documents, and what ballots said on an instrument that the evaluation has left. */
export const ballots: EvaluationRecords = {
  ...documents,
  count: (database, evaluation) =>
    documents.count(database, evaluation) + countEarlierBallots(database, evaluation),
  removeSome: (tools, evaluation) =>
    documents.removeSome(tools, evaluation) || deleteEarlierBallots(tools.database, evaluation),
};
