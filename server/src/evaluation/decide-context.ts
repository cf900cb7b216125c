import {
  ballotRevision,
  canonicalBallot,
  commitment,
  documentShape,
  readBallot,
  readGradeAuthors,
  type DocumentShape,
} from '@samskar/shared/documents';
import { ballotOwner, isOpenMode } from '@samskar/shared/evaluation';
import type {
  DecideContext,
  EvaluationState,
  RevealedBallot,
  SealedBallot,
  Signature,
} from '@samskar/shared/evaluation';
import { signatureBytes } from '@samskar/shared/package';
import type * as Y from 'yjs';
import { findAccount } from '../storage/account.ts';
import { findCertificate } from '../storage/certificate.ts';
import { hasUpdates } from '../storage/document-epoch.ts';
import { listClientOwners } from '../storage/client-id.ts';
import type { Database } from '../storage/database.ts';
import { findSnapshot } from '../storage/snapshot.ts';
import { listSealedBallots } from '../storage/sealed-ballot.ts';
import { currentBallot, currentSheet } from './current-document.ts';
import { packageToSign } from './evaluation-package.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { findReportProblems } from './report-problems.ts';
import type { Stamp } from './store-events.ts';

/** What the pure decider needs of the disk, the documents, the key and chance. */
export function decideContext(evaluations: Evaluations, state: EvaluationState, stamp: Stamp): DecideContext {
  const { database, chance, instruments } = evaluations;
  const instrument = instrumentOf(evaluations, state);
  return {
    actor: stamp.by,
    instrument,
    findInstrument: (id) => instruments.findById(id),
    newId: () => chance.newId(),
    today: stamp.at.slice(0, 10),
    isOpenAccount: (account) => findAccount(database, account)?.disabledAt === null,
    certificateOf: (account) => findCertificate(database, account, instrument.family)?.expiresOn ?? null,
    hasNotes: (interview) => hasUpdates(database, `fieldwork/${state.creation.id}/${interview}`),
    hasSnapshot: (seq) => findSnapshot(database, state.creation.id, seq) !== undefined,
    sealBallot: (area) => sealBallot(evaluations, state, stamp.by, area),
    sealedBallots: (areas, assessors) => listSealedBallots(database, state.creation.id, areas, assessors),
    packageHash: () => packageToSign(evaluations, state).hashes.package,
    // Told to an operator; a person is shown them by the report's own screen.
    reportProblems: () =>
      findReportProblems(evaluations, state, { language: 'en', today: stamp.at.slice(0, 10) })
        .filter(({ severity }) => severity === 'blocks')
        .map(({ text }) => text),
    signPackage: (packageHash) => signPackage(evaluations, packageHash, stamp),
  };
}

/** Everything acknowledged is in it: the transaction began by storing what sockets had sent. */
function sealBallot(
  evaluations: Evaluations,
  state: EvaluationState,
  assessor: string,
  area: string,
): SealedBallot {
  const { database, documents, chance } = evaluations;
  const shape = documentShape(instrumentOf(evaluations, state), area);
  const isOpen = isOpenMode(state);
  const { id } = state.creation;
  const name = isOpen ? currentSheet(database, id, area) : currentBallot(database, id, assessor, area);
  const doc = documents.readDocument(name);
  if (shape === undefined || doc === undefined) throw new Error(`Area ${area} has no ballot to seal`);
  const values = readBallot(doc, shape);
  const nonce = Buffer.from(chance.newToken(), 'base64url').toString('hex');
  const sealed = commitment(nonce, canonicalBallot(values));
  return {
    ballot: {
      area,
      assessor: ballotOwner(state, assessor),
      values: { ...values },
      nonce,
      commitment: sealed,
      ...(isOpen && { authors: authorsOf(database, name, doc, shape) }),
    },
    revision: ballotRevision(values),
  };
}

/** Part of the transaction that began by storing what sockets had sent: the owner of every client id is on disk. */
function authorsOf(
  database: Database,
  name: string,
  doc: Y.Doc,
  shape: DocumentShape,
): NonNullable<RevealedBallot['authors']> {
  const owners = listClientOwners(database, name);
  const authors = readGradeAuthors(doc, shape, (client) => owners.get(client));
  return Object.fromEntries(Object.entries(authors).map(([indicator, by]) => [indicator, { ...by }]));
}

function signPackage({ key }: Evaluations, packageHash: string, { at, by }: Stamp): Signature {
  const signed = { packageHash, person: by, at, reauthentication: 'password' } as const;
  return { ...signed, signature: Buffer.from(key.sign(signatureBytes(signed))).toString('base64') };
}
