import type { NewEvaluation } from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import {
  ballotName,
  ballotRevision,
  documentShape,
  readBallot,
  reasonText,
  setApplicable,
  setEvidenceWeight,
  setGrade,
  setUnsure,
} from '@samskar/shared/documents';
import type { Command, EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import type { Ballot } from '@samskar/shared/scoring';
import type * as Y from 'yjs';
import { createEvaluation } from '../evaluation/create-evaluation.ts';
import { firstEpoch } from '../evaluation/current-document.ts';
import { instrumentOf, type Evaluations } from '../evaluation/evaluations.ts';
import { runCommand } from '../evaluation/run-command.ts';
import type { UpdateLog } from '../realtime/ports.ts';
import type { DemoEvidence } from './demo-content.ts';
import type { DemoAccounts } from './demo-people.ts';
import { writeDocument } from './write-document.ts';

export type DemoTools = {
  readonly evaluations: Evaluations;
  readonly log: UpdateLog;
  readonly accounts: DemoAccounts;
};

export type DemoAssessor = 'assessor-a' | 'assessor-b';

type Municipality = Pick<NewEvaluation, 'municipality' | 'year' | 'population' | 'blocks'>;

/** An evaluation of the demo while it is being made: by the same commands and documents as any other. */
export class DemoStage {
  readonly evaluation: string;
  readonly instrument: Instrument;
  readonly #tools: DemoTools;

  constructor(tools: DemoTools, instrument: string, municipality: Municipality) {
    const { accounts, evaluations } = tools;
    const created = createEvaluation(evaluations, {
      by: accounts.administrator,
      input: {
        ...municipality,
        populationDate: `${municipality.year}-01-01`,
        instrument,
        assessors: [accounts['assessor-a'], accounts['assessor-b']],
        reviewers: [accounts.reviewer],
        observers: [accounts.contact],
        settings: defaultDisagreementSettings,
        outOfFocus: [],
      },
      madeUp: true,
    });
    if (!created.ok) throw new Error(`The demo was refused: ${created.error.kind}`);
    this.evaluation = created.value;
    this.#tools = tools;
    this.instrument = instrumentOf(evaluations, this.state);
  }

  get state(): EvaluationState {
    return this.#tools.evaluations.states.get(this.evaluation);
  }

  run(who: DemoAssessor, command: Command): void {
    const { evaluations, accounts } = this.#tools;
    const answer = runCommand(evaluations, {
      viewer: { accountId: accounts[who], roles: [] },
      evaluation: this.evaluation,
      request: { key: this.newId(), command },
    });
    if (!answer.ok) throw new Error(`The demo was refused "${command.kind}": ${answer.error.kind}`);
  }

  write(who: DemoAssessor, name: string, change: (doc: Y.Doc) => void): void {
    const { log, accounts, evaluations } = this.#tools;
    writeDocument(log, name, { account: accounts[who], at: evaluations.chance.now() }, change);
  }

  newId(): string {
    return this.#tools.evaluations.chance.newId();
  }

  /** Gives each piece of evidence an id, by what its file calls it. */
  saveEvidence(who: DemoAssessor, list: DemoEvidence): ReadonlyMap<string, string> {
    return new Map(
      list.map(({ id: nameInFile, indicators: _, ...piece }) => {
        const id = this.newId();
        const evidence = { ...piece, id, withdrawn: false };
        this.run(who, { kind: 'save-evidence', evidence, seenRevision: null });
        return [nameInFile, id];
      }),
    );
  }

  writeBallot(who: DemoAssessor, ballot: Ballot): void {
    for (const { id: area } of this.instrument.areas)
      this.write(who, this.#ballotName(who, area), (doc) => {
        const indicators = documentShape(this.instrument, area)?.indicators.keys() ?? [];
        for (const indicator of indicators) writeIndicator(doc, indicator, ballot[indicator]);
      });
  }

  sayReadyEverywhere(who: DemoAssessor): void {
    for (const { id: area } of this.instrument.areas)
      this.run(who, { kind: 'say-ready', area, seenBallot: this.#revisionOf(who, area) });
  }

  #revisionOf(who: DemoAssessor, area: string): string {
    const { documents } = this.#tools.evaluations;
    const doc = documents.readDocument(this.#ballotName(who, area));
    const shape = documentShape(this.instrument, area);
    if (doc === undefined || shape === undefined) throw new Error(`No ballot of area ${area}`);
    return ballotRevision(readBallot(doc, shape));
  }

  #ballotName(who: DemoAssessor, area: string): string {
    return ballotName(this.evaluation, this.#tools.accounts[who], area, firstEpoch);
  }
}

function writeIndicator(doc: Y.Doc, indicator: string, said: Ballot[string] | undefined): void {
  if (said === undefined) return;
  setApplicable(doc, indicator, said.applicable);
  for (const [criterion, grade] of Object.entries(said.grades)) setGrade(doc, indicator, criterion, grade);
  for (const criterion of said.unsure) setUnsure(doc, indicator, criterion, true);
  for (const [evidence, weight] of Object.entries(said.evidence))
    setEvidenceWeight(doc, indicator, evidence, weight);
  if (said.reason !== '') reasonText(doc, indicator).insert(0, said.reason);
}
