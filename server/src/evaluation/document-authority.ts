import { mayInEvaluation } from '@samskar/shared/api';
import {
  joinShapes,
  shapeOfDocument,
  type DocumentName,
  type DocumentShape,
} from '@samskar/shared/documents';
import { findFieldworkSource, isOpenMode, isReadOnly } from '@samskar/shared/evaluation';
import type { RetentionKind } from '@samskar/shared/retention';
import type { Viewer as Person } from '../people/viewer.ts';
import type { Access, Authority, Viewer } from '../realtime/ports.ts';
import { findAccount } from '../storage/account.ts';
import type { Database } from '../storage/database.ts';
import { findRole } from '../storage/evaluation.ts';
import { listDeletedRecords } from '../storage/retention.ts';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { EvaluationStates } from './evaluation-states.ts';

export type AuthorityTools = {
  readonly database: Database;
  readonly states: EvaluationStates;
  readonly instruments: InstrumentLibrary;
  readonly findViewer: (cookieHeader: string | undefined) => Person | undefined;
  readonly isSessionOpen: (sessionHash: string) => boolean;
};

/** Who may read and write which document, by role and by how far the evaluation has come (realtime.md, the table). */
export class DocumentAuthority implements Authority {
  readonly #tools: AuthorityTools;
  #version = 0;

  constructor(tools: AuthorityTools) {
    this.#tools = tools;
  }

  version(): number {
    return this.#version;
  }

  /** To be called when a role, a phase or a session has changed, before sockets are asked again (R8). */
  raiseVersion(): void {
    this.#version += 1;
  }

  findViewer(cookieHeader: string | undefined): Viewer | undefined {
    return this.#tools.findViewer(cookieHeader);
  }

  isSignedIn({ sessionHash }: Viewer): boolean {
    return this.#tools.isSessionOpen(sessionHash);
  }

  accessTo({ accountId }: Viewer, name: DocumentName): Access {
    switch (name.kind) {
      case 'ballot':
        return this.#accessToBallot(accountId, name);
      case 'sheet':
        return this.#accessToSheet(accountId, name);
      case 'joint':
        return this.#accessToJoint(accountId, name);
      case 'fieldwork':
        return this.#accessToFieldwork(accountId, name);
      case 'report':
        return this.#accessToReport(accountId, name);
    }
  }

  isDeleted({ kind, evaluation }: DocumentName): boolean {
    const records = retentionKindOf(kind);
    return listDeletedRecords(this.#tools.database, evaluation).some((deleted) => deleted.kind === records);
  }

  mayFollow({ accountId }: Viewer, evaluation: string): boolean {
    return mayInEvaluation(findRole(this.#tools.database, evaluation, accountId), 'read-evaluation');
  }

  findShape(name: DocumentName): DocumentShape | undefined {
    const state = this.#tools.states.find(name.evaluation);
    const present = state && this.#shapeOn(state.instrument.hash, name);
    const earlier =
      state?.instrumentMoves.flatMap(({ plan }) => this.#shapeOn(plan.from.hash, name) ?? []) ?? [];
    // A ballot begins anew with each instrument; that of an area which is gone can be read for ever.
    if (name.kind === 'ballot' || name.kind === 'sheet') return present ?? earlier.at(-1);
    // What is written together goes on, also by who was away meanwhile: only its readers keep to the present instrument.
    return joinShapes([...(present ? [present] : []), ...earlier]);
  }

  personOf({ accountId }: Viewer): { readonly name: string; readonly color: string } {
    const account = findAccount(this.#tools.database, accountId);
    return { name: account?.name ?? '', color: colorOf(accountId) };
  }

  #shapeOn(hash: string, name: DocumentName): DocumentShape | undefined {
    const stored = this.#tools.instruments.findByHash(hash);
    return stored && shapeOfDocument(stored.instrument, name);
  }

  /** Its owner alone, for ever; to write until ready is said. */
  #accessToBallot(account: string, name: DocumentName & { readonly kind: 'ballot' }): Access {
    const { database, states } = this.#tools;
    const role = findRole(database, name.evaluation, account);
    if (account !== name.assessor || !mayInEvaluation(role, 'write-own-ballot')) return { kind: 'none' };
    const state = states.find(name.evaluation);
    if (state === undefined) return { kind: 'none' };
    const isSealed =
      state.ready[name.area]?.[account] !== undefined || state.revealed[name.area] !== undefined;
    return { kind: isSealed || isReadOnly(state) ? 'read' : 'write' };
  }

  /** The assessors', in open mode alone; to write until the area is finished. */
  #accessToSheet(account: string, name: SharedName): Access {
    const { database, states } = this.#tools;
    const role = findRole(database, name.evaluation, account);
    const state = states.find(name.evaluation);
    if (!mayInEvaluation(role, 'write-own-ballot') || state === undefined || !isOpenMode(state))
      return { kind: 'none' };
    return { kind: state.revealed[name.area] === undefined && !isReadOnly(state) ? 'write' : 'read' };
  }

  /** Once the area is revealed; to write for the assessors, until the first signature. */
  #accessToJoint(account: string, name: SharedName): Access {
    const { database, states } = this.#tools;
    const role = findRole(database, name.evaluation, account);
    const state = states.find(name.evaluation);
    if (!mayInEvaluation(role, 'read-joint-text') || state?.revealed[name.area] === undefined)
      return { kind: 'none' };
    return { kind: mayInEvaluation(role, 'write-joint-text') && !isReadOnly(state) ? 'write' : 'read' };
  }

  /** The assessors', from day one; to write until the first signature. */
  #accessToFieldwork(account: string, name: DocumentName & { readonly kind: 'fieldwork' }): Access {
    const { database, states } = this.#tools;
    const role = findRole(database, name.evaluation, account);
    const state = states.find(name.evaluation);
    if (!mayInEvaluation(role, 'read-fieldwork') || state === undefined) return { kind: 'none' };
    if (findFieldworkSource(state, name.source) === undefined) return { kind: 'none' };
    return { kind: mayInEvaluation(role, 'write-fieldwork') && !isReadOnly(state) ? 'write' : 'read' };
  }

  /**
   * As the joint texts, once any area is revealed: what somebody writes of the whole says what they have found, and before
   * that nobody is to know it (R13).
   */
  #accessToReport(account: string, name: DocumentName & { readonly kind: 'report' }): Access {
    const { database, states } = this.#tools;
    const role = findRole(database, name.evaluation, account);
    const state = states.find(name.evaluation);
    const isBegun = state !== undefined && Object.keys(state.revealed).length > 0;
    if (!mayInEvaluation(role, 'read-joint-text') || !isBegun) return { kind: 'none' };
    return { kind: mayInEvaluation(role, 'write-joint-text') && !isReadOnly(state) ? 'write' : 'read' };
  }
}

type SharedName = DocumentName & { readonly kind: 'sheet' | 'joint' };

/** The joint texts and the report's stay as long as their evaluation. */
function retentionKindOf(kind: DocumentName['kind']): RetentionKind | undefined {
  switch (kind) {
    case 'ballot':
    case 'sheet':
      return 'ballots';
    case 'fieldwork':
      return 'fieldwork';
    case 'joint':
    case 'report':
      return undefined;
  }
}

/** Each dark enough for white text on it (WCAG 1.4.3). */
const colors = ['#00695c', '#6a1b9a', '#a03c00', '#1e5aa8', '#7a5b00', '#ad1457'] as const;

function colorOf(account: string): string {
  // Accounts are random UUIDs: their last digits are as good as a draw, and the same everywhere.
  return colors[parseInt(account.slice(-4), 16) % colors.length] ?? colors[0];
}
