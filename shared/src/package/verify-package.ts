import { formatFileProblem, parseInstrument, problemsOf } from '../instrument/index.ts';
import { failure, success, type Result } from '../result.ts';
import { everyAssessorIn, remarksOnAssessors } from './assessors-in-package.ts';
import { canonicalBytes } from './canonical-hash.ts';
import { checkHashes } from './check-hashes.ts';
import { checkResult } from './check-result.ts';
import { checkSignatures, signersOf, type Signer, type VerifyTools } from './check-signatures.ts';
import { checkWorkingPapers } from './check-working-papers.ts';
import { checkOf, type PackageCheck, type PackageUnderCheck } from './package-check.ts';
import { packageSchema, type Package } from './package-schema.ts';

export type PackageReport = {
  /** Nothing fails; what cannot be checked does not count against it. */
  readonly holds: boolean;
  /** What it is about; null where the file is no package. */
  readonly about: {
    readonly municipality: string;
    readonly year: number;
    readonly instrument: string;
    /** Grades and texts are invented. */
    readonly madeUp: boolean;
    /** What must be known of who assessed, in sentences. */
    readonly remarks: readonly string[];
    /** As displayed. */
    readonly total: string;
  } | null;
  readonly signers: readonly Signer[];
  /** Every time it was unlocked after a signature, oldest first: who did it, why, and whose signatures it made void. */
  readonly unlockings: readonly {
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly voided: readonly string[];
  }[];
  readonly checks: readonly PackageCheck[];
};

/** What holds of a package, what does not, and who signed. Never throws, whatever the file holds. */
export function verifyPackage(input: unknown, tools: VerifyTools): PackageReport {
  const read = readPackage(input);
  if (!read.ok) return { holds: false, about: null, signers: [], unlockings: [], checks: [read.error] };
  const { file, instrument } = read.value;
  const checks = [
    checkOf('shape', 'The file is a package of Samskår.', []),
    ...checkHashes(file),
    ...checkResult(read.value),
    ...checkWorkingPapers(read.value),
    ...checkSignatures(file, tools),
  ];
  return {
    holds: checks.every((check) => check.kind !== 'fails'),
    about: {
      municipality: file.public.municipality.name,
      year: file.public.year,
      instrument: instrument.id,
      madeUp: file.public.madeUp,
      remarks: remarksOnAssessors(file),
      total: file.public.result.total.display,
    },
    signers: signersOf(file, tools),
    unlockings: unlockingsOf(file),
    checks,
  };
}

function unlockingsOf(file: Package): PackageReport['unlockings'] {
  const nameOf = (account: string) =>
    everyAssessorIn(file).find((assessor) => assessor.account === account)?.name ?? account;
  return file.history.map(({ unlocked: { at, by, reason }, signatures }) => ({
    at,
    by: nameOf(by),
    reason,
    voided: signatures.map(({ person }) => nameOf(person)),
  }));
}

function readPackage(input: unknown): Result<PackageUnderCheck, PackageCheck> {
  try {
    const parsed = packageSchema.safeParse(input);
    if (!parsed.success)
      return failure(checkOf('shape', '', problemsOf(parsed.error, input).map(formatFileProblem)));
    const instrument = parseInstrument(parsed.data.public.instrument.file);
    if (!instrument.ok) return failure(checkOf('shape', '', instrument.error.map(formatFileProblem)));
    if (!isCanonical(input)) return failure(checkOf('shape', '', ['A text in the file is not Unicode']));
    // The schema has accepted it. What it gives back has defaults filled in and texts trimmed, which no hash has seen.
    return success({ file: input as Package, instrument: instrument.value });
  } catch (error) {
    // Lists that are nested thousands deep, which only somebody who wants to harm writes, exhaust the stack.
    if (error instanceof RangeError) return failure(checkOf('shape', '', ['The file is nested too deeply']));
    throw error;
  }
}

/** Half a surrogate pair is JSON, and has no canonical form (RFC 8785, section 3.2.2.2). */
function isCanonical(input: unknown): boolean {
  try {
    canonicalBytes(input);
    return true;
  } catch {
    return false;
  }
}
