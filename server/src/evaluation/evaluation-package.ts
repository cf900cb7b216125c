import { isEmptyFinding, readFindings, readJustification } from '@samskar/shared/documents';
import { everyAssessorOf, isLocked, type EvaluationState } from '@samskar/shared/evaluation';
import {
  assemblePackage,
  buildPackage,
  buildPublicPart,
  type Package,
  type PackageContent,
  type PackageSources,
  type PublicPart,
} from '@samskar/shared/package';
import { findAccount } from '../storage/account.ts';
import { listSignedPackages } from '../storage/signed-package.ts';
import { instrumentOf, type ReadableEvaluations } from './evaluations.ts';
import { readJointDocuments, type JointDocument } from './joint-documents.ts';
import { reportTextsOf } from './read-report-texts.ts';

/** What a signature given now is put under: the evaluation as it stands, or what the first signature has frozen. */
export function packageToSign(evaluations: ReadableEvaluations, state: EvaluationState): PackageContent {
  const last = listSignedPackages(evaluations.database, state.creation.id).at(-1)?.content;
  if (isLocked(state) && last !== undefined) return last;
  return buildPackage({ ...sourcesOf(evaluations, state), previous: last?.hashes.package ?? null });
}

/** The public part of the same, for those who only read it. */
export function publicPartToSign(evaluations: ReadableEvaluations, state: EvaluationState): PublicPart {
  const last = isLocked(state)
    ? listSignedPackages(evaluations.database, state.creation.id).at(-1)?.content
    : undefined;
  return last?.public ?? buildPublicPart(sourcesOf(evaluations, state));
}

function sourcesOf(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
): Omit<PackageSources, 'previous'> {
  const joint = readJointDocuments(evaluations, state);
  return {
    state,
    instrument: instrumentOf(evaluations, state),
    names: namesOf(evaluations, state),
    justifications: justificationsIn(joint),
    findings: findingsIn(joint),
    reportTexts: reportTextsOf(evaluations, state, joint),
  };
}

/** Areas with findings in which nothing stands, and how many; a package leaves them out. */
export function countEmptyFindings(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(findingsIn(readJointDocuments(evaluations, state)))
      .map(([area, own]) => [area, own.filter(isEmptyFinding).length] as const)
      .filter(([, count]) => count > 0),
  );
}

/** The file to download: what was signed last, standing or not; undefined before the first signature. */
export function downloadPackage(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
  extent: 'all' | 'public',
): Package | undefined {
  const { database, key } = evaluations;
  const signed = listSignedPackages(database, state.creation.id).map(({ content }) => content);
  const content = signed.at(-1);
  if (content === undefined) return undefined;
  return assemblePackage({
    state,
    content,
    versions: signed.map(({ hashes }) => hashes),
    extent,
    publicKey: key.publicKeyPem,
    sign: (bytes) => Buffer.from(key.sign(bytes)).toString('base64'),
  });
}

function namesOf({ database }: ReadableEvaluations, state: EvaluationState): PackageSources['names'] {
  return Object.fromEntries(
    everyAssessorOf(state).map((account) => [account, findAccount(database, account)?.name ?? '']),
  );
}

function justificationsIn(joint: readonly JointDocument[]): PackageSources['justifications'] {
  const texts = joint.flatMap(({ doc, shape }) =>
    [...shape.indicators.keys()].map((id) => [id, readJustification(doc, id).blocks] as const),
  );
  return Object.fromEntries(texts);
}

function findingsIn(joint: readonly JointDocument[]): PackageSources['findings'] {
  return Object.fromEntries(joint.map(({ area, doc, shape }) => [area, readFindings(doc, shape)]));
}
