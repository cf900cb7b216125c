import { mayInInstallation, type EvaluationListItem } from '@samskar/shared/api';
import {
  endedCertificates,
  isLocked,
  isSigned,
  obstaclesToSigning,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import { dueAt, type RetentionSetting } from '@samskar/shared/retention';
import type { Viewer } from '../people/viewer.ts';
import { lastSeqOf } from '../storage/evaluation-event.ts';
import { findLastExport } from '../storage/evaluation-export.ts';
import { findRetentionSetting } from '../storage/retention.ts';
import { listEvaluationIds, listEvaluationIdsOf } from '../storage/evaluation.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { peopleOf } from './read-snapshot.ts';

/** A summary is about 1 KB. */
const summariesKeptMax = 5_000;

type Summary = {
  readonly seq: number;
  readonly participants: Readonly<Record<string, EvaluationRole>>;
  readonly state: Pick<EvaluationState, 'assessors' | 'certificateChanges'>;
  readonly item: Omit<
    EvaluationListItem,
    'people' | 'role' | 'certificatesEnded' | 'lastExport' | 'deletionDueAt'
  >;
};

/** The lists of evaluations. A summary of each is kept, since folding hundreds of logs would hold up everybody's typing. */
export class EvaluationLists {
  readonly #evaluations: Evaluations;
  readonly #summaries = new Map<string, Summary>();

  constructor(evaluations: Evaluations) {
    this.#evaluations = evaluations;
  }

  /** Those in which a person takes part, newest first; for administrators all of them, without content. */
  listFor({ accountId, roles }: Pick<Viewer, 'accountId' | 'roles'>): EvaluationListItem[] {
    const { chance, database } = this.#evaluations;
    const isEvery = mayInInstallation(roles, 'list-every-evaluation');
    const retention = findRetentionSetting(database, 'evaluations');
    const today = new Date(chance.now()).toISOString().slice(0, 10);
    const ids = isEvery ? listEvaluationIds(database) : listEvaluationIdsOf(database, accountId);
    return ids.map((id) => {
      const { item, participants, seq, state } = this.#summaryOf(id);
      const people = peopleOf(this.#evaluations, participants);
      const certificatesEnded = [...endedCertificates(state, today)];
      const lastExport = this.#lastExportOf(id, seq);
      const role = participants[accountId] ?? null;
      const deletionDueAt = isEvery ? deletionDue(item.archivedAt, retention) : null;
      return { ...item, role, people, certificatesEnded, lastExport, deletionDueAt };
    });
  }

  #lastExportOf(id: string, seq: number): EvaluationListItem['lastExport'] {
    const last = findLastExport(this.#evaluations.database, id);
    return last === undefined
      ? null
      : { hash: last.hash, at: new Date(last.at).toISOString(), isWhole: last.seq === seq };
  }

  /** Nothing of it is kept any more. */
  forget(id: string): void {
    this.#summaries.delete(id);
  }

  #summaryOf(id: string): Summary {
    const { database, states } = this.#evaluations;
    const kept = this.#summaries.get(id);
    if (kept?.seq === lastSeqOf(database, id)) return kept;
    const summary = summaryOf(this.#evaluations, states.get(id));
    if (this.#summaries.size >= summariesKeptMax) this.#summaries.clear();
    this.#summaries.set(id, summary);
    return summary;
  }
}

function deletionDue(archivedAt: string | null, setting: RetentionSetting): string | null {
  const at = archivedAt === null ? undefined : dueAt(Date.parse(archivedAt), setting);
  return at === undefined ? null : new Date(at).toISOString();
}

function summaryOf(evaluations: Evaluations, state: EvaluationState): Summary {
  const { id, municipality, year, madeUp } = state.creation;
  const { country, code, name } = municipality;
  return {
    seq: state.seq,
    participants: state.participants,
    state: { assessors: state.assessors, certificateChanges: state.certificateChanges },
    item: {
      id,
      municipality: { country, code, name },
      year,
      instrument: state.instrument,
      phase: phaseOf(evaluations, state),
      createdAt: state.createdAt,
      archivedAt: state.archived?.at ?? null,
      madeUp,
    },
  };
}

function phaseOf(evaluations: Evaluations, state: EvaluationState): EvaluationListItem['phase'] {
  if (isSigned(state)) return 'signed';
  if (isLocked(state) || obstaclesToSigning(state, instrumentOf(evaluations, state)).length === 0)
    return 'signing';
  return Object.keys(state.revealed).length > 0 ? 'agreeing' : 'independent';
}
