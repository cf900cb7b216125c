import {
  ballotRevision,
  canonicalBallot,
  commitment,
  documentShape,
  readBallot,
} from '@samskar/shared/documents';
import type { DecideContext, EvaluationState, SealedBallot, Signature } from '@samskar/shared/evaluation';
import { signatureBytes } from '@samskar/shared/package';
import { findAccount } from '../storage/account.ts';
import { findCertificate } from '../storage/certificate.ts';
import { listSealedBallots } from '../storage/sealed-ballot.ts';
import { currentBallot } from './current-document.ts';
import { packageToSign } from './evaluation-package.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import type { Stamp } from './store-events.ts';

/** What the pure decider needs of the disk, the documents, the key and chance. */
export function decideContext(evaluations: Evaluations, state: EvaluationState, stamp: Stamp): DecideContext {
  const { database, chance } = evaluations;
  const instrument = instrumentOf(evaluations, state);
  return {
    actor: stamp.by,
    instrument,
    newId: () => chance.newId(),
    today: stamp.at.slice(0, 10),
    isOpenAccount: (account) => findAccount(database, account)?.disabledAt === null,
    certificateOf: (account) => findCertificate(database, account, instrument.family)?.expiresOn ?? null,
    sealBallot: (area) => sealBallot(evaluations, state, stamp.by, area),
    sealedBallots: (areas, assessors) => listSealedBallots(database, state.creation.id, areas, assessors),
    packageHash: () => packageToSign(evaluations, state).hashes.package,
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
  const doc = documents.readDocument(currentBallot(database, state.creation.id, assessor, area));
  if (shape === undefined || doc === undefined) throw new Error(`Area ${area} has no ballot to seal`);
  const values = readBallot(doc, shape);
  const nonce = Buffer.from(chance.newToken(), 'base64url').toString('hex');
  const sealed = commitment(nonce, canonicalBallot(values));
  return {
    ballot: { area, assessor, values: { ...values }, nonce, commitment: sealed },
    revision: ballotRevision(values),
  };
}

function signPackage({ key }: Evaluations, packageHash: string, { at, by }: Stamp): Signature {
  const signed = { packageHash, person: by, at, reauthentication: 'password' } as const;
  return { ...signed, signature: Buffer.from(key.sign(signatureBytes(signed))).toString('base64') };
}
