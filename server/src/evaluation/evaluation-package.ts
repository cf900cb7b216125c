import {
  documentShape,
  isEmptyFinding,
  readFindings,
  readJustification,
  type Finding,
} from '@samskar/shared/documents';
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
import { findCurrentJoint } from './current-document.ts';
import { instrumentOf, type ReadableEvaluations } from './evaluations.ts';
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
  return {
    state,
    instrument: instrumentOf(evaluations, state),
    names: namesOf(evaluations, state),
    ...readTexts(evaluations, state),
    reportTexts: reportTextsOf(evaluations, state.creation.id),
  };
}

/** Areas with findings in which nothing stands, and how many; a package leaves them out. */
export function countEmptyFindings(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
): Record<string, number> {
  const { findings } = readTexts(evaluations, state);
  return Object.fromEntries(
    Object.entries(findings)
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

/** The joint texts of the revealed areas, with everything acknowledged in them. */
function readTexts(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
): Pick<PackageSources, 'justifications' | 'findings'> {
  const { database, documents } = evaluations;
  const instrument = instrumentOf(evaluations, state);
  const justifications: Record<string, PackageSources['justifications'][string]> = {};
  const findings: Record<string, readonly Finding[]> = {};
  for (const { id: area } of instrument.areas) {
    const name = findCurrentJoint(database, state.creation.id, area);
    const doc = name === undefined ? undefined : documents.readDocument(name);
    const shape = documentShape(instrument, area);
    if (doc === undefined || shape === undefined) continue;
    for (const indicator of shape.indicators.keys())
      justifications[indicator] = readJustification(doc, indicator).blocks;
    findings[area] = readFindings(doc, shape);
  }
  return { justifications, findings };
}
