/** The table of migrations/0014-moves.ts. Moments are milliseconds since 1970; `content` is JSON. */
export type EarlierBallotTables = {
  earlier_ballot: {
    evaluation_id: string;
    /** Of the event that moved the evaluation. */
    seq: number;
    owner_id: string;
    area: string;
    /** Of the instrument that it was graded on. */
    instrument_hash: string;
    at: number;
    content: string;
  };
};
