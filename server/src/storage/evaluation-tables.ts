import type { Generated } from 'kysely';
import type {
  CalibrationMoment,
  EventKind,
  EvaluationRole,
  SnapshotMoment,
} from '@samskar/shared/evaluation';

/** The tables of migrations/0003-evaluations.ts. Moments are milliseconds since 1970; `body` and `content` are JSON. */
export type EvaluationTables = {
  evaluation: {
    id: string;
    municipality_id: string;
    year: number;
    instrument_hash: string;
    created_at: number;
  };
  event: {
    evaluation_id: string;
    seq: number;
    kind: EventKind;
    at: number;
    by_account: string;
    /** What the event says beyond the columns here. */
    body: string;
  };
  participant: { evaluation_id: string; account_id: string; role: EvaluationRole };
  sealed_ballot: {
    evaluation_id: string;
    assessor_id: string;
    area: string;
    sealed_at: number;
    nonce: string;
    commitment: string;
    content: string;
  };
  calibration_diff: {
    id: Generated<number>;
    evaluation_id: string;
    /** Of the event at which it was stored. */
    seq: number;
    moment: CalibrationMoment;
    at: number;
    by_account: string;
    content: string;
  };
  snapshot: {
    evaluation_id: string;
    /** Of the event whose state it holds. */
    seq: number;
    moment: SnapshotMoment;
    texts: string;
    /** Null where it was kept before the report had texts of its own. */
    report: string | null;
  };
  signed_package: {
    evaluation_id: string;
    /** Of the first signature over it. */
    seq: number;
    hash: string;
    at: number;
    content: string;
  };
  command_log: {
    account_id: string;
    key: string;
    evaluation_id: string;
    command_hash: string | null;
    at: number;
    /** The command's events; `first_seq` is above `last_seq` when it made none. */
    first_seq: number;
    last_seq: number;
  };
  visit: { evaluation_id: string; account_id: string; seq: number; at: number };
};
