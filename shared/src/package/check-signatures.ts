import type { Signature } from '../evaluation/index.ts';
import { hashesOf } from './build-package.ts';
import { everyAssessorIn } from './assessors-in-package.ts';
import { checkOf, type PackageCheck } from './package-check.ts';
import type { Package, PastVersion } from './package-schema.ts';
import { sealBytes, signatureBytes } from './signed-bytes.ts';

export type VerifyTools = {
  /** Ed25519 with a key in PEM and a signature in base64; false for anything that is neither. */
  readonly verifySignature: (publicKey: string, bytes: Uint8Array, signature: string) => boolean;
  /** The installation's key as the reader has it from elsewhere. */
  readonly trustedKey?: string | undefined;
};

/** Who signed. Without a key from elsewhere a signature is consistent with the file and proves nothing more. */
export type Signer = {
  readonly account: string;
  readonly name: string;
  readonly at: string;
  readonly kind: 'proven' | 'unproven' | 'invalid';
};

export function checkSignatures(file: Package, tools: VerifyTools): readonly PackageCheck[] {
  return [
    checkOf('signatures', 'Every signature is valid for this version.', problemsOfSignatures(file, tools)),
    checkOf('signed-by-all', 'All assessors have signed.', problemsOfSigners(file, tools)),
    checkOf('history', historyText(file), problemsOfHistory(file, tools)),
    checkOf(
      'seal',
      'Nothing has been added to the file, or left out of it.',
      tools.verifySignature(keyOf(file, tools), sealBytes(file), file.seal)
        ? []
        : ['The seal over signatures and history is not valid'],
    ),
    checkKey(file, tools),
  ];
}

export function signersOf(file: Package, tools: VerifyTools): readonly Signer[] {
  return file.signatures.map((signature) => ({
    account: signature.person,
    name: file.public.assessors.find(({ account }) => account === signature.person)?.name ?? '',
    at: signature.at,
    kind: !isValid(file, signature, file.hashes.package, tools)
      ? 'invalid'
      : tools.trustedKey === undefined
        ? 'unproven'
        : 'proven',
  }));
}

function keyOf(file: Package, { trustedKey }: VerifyTools): string {
  return trustedKey ?? file.publicKey;
}

function isValid(
  file: Package,
  signature: Signature,
  packageHash: string,
  tools: VerifyTools,
  signers: readonly { readonly account: string }[] = file.public.assessors,
): boolean {
  return (
    signature.packageHash === packageHash &&
    signers.some(({ account }) => account === signature.person) &&
    tools.verifySignature(keyOf(file, tools), signatureBytes(signature), signature.signature)
  );
}

function problemsOfSignatures(file: Package, tools: VerifyTools): string[] {
  const voided = new Set(file.history.flatMap((past) => past.signatures.map(({ signature }) => signature)));
  return file.signatures.flatMap((signature) => {
    if (voided.has(signature.signature))
      return [`A signature of ${signature.person} was made void by unlocking`];
    return isValid(file, signature, file.hashes.package, tools)
      ? []
      : [`The signature of ${signature.person} is not valid`];
  });
}

function problemsOfSigners(file: Package, tools: VerifyTools): string[] {
  if (isUnlocked(file)) return ['This version was unlocked again: its signatures are void'];
  const valid = file.signatures.filter((signature) => isValid(file, signature, file.hashes.package, tools));
  const signed = new Set(valid.map(({ person }) => person));
  return file.public.assessors
    .filter(({ account }) => !signed.has(account))
    .map(({ name }) => `${name} has not signed`);
}

/** The version itself was unlocked, and stands last in its own history. */
function isUnlocked({ hashes, history }: Package): boolean {
  return history.at(-1)?.hashes.package === hashes.package;
}

function historyText({ history }: Package): string {
  return history.length === 0
    ? 'No version was signed before.'
    : `${history.length} signed before and unlocked; each names the one before it.`;
}

function problemsOfHistory(file: Package, tools: VerifyTools): string[] {
  const before = isUnlocked(file) ? file.history.slice(0, -1) : file.history;
  const isLinked = file.hashes.previous === (before.at(-1)?.hashes.package ?? null);
  return [
    ...(isLinked ? [] : ['The version before is not the one that this version names']),
    ...file.history.flatMap((past, place) => problemsOfPast(file, past, file.history[place - 1], tools)),
  ];
}

function problemsOfPast(
  file: Package,
  { hashes, signatures, unlocked }: PastVersion,
  before: PastVersion | undefined,
  tools: VerifyTools,
): string[] {
  const isHashed = hashesOf(hashes.public, hashes.working, hashes.previous).package === hashes.package;
  const isLinked = hashes.previous === (before?.hashes.package ?? null);
  // Who signed an earlier version may have left since.
  const signers = everyAssessorIn(file);
  const areValid = signatures.every((signature) => isValid(file, signature, hashes.package, tools, signers));
  return isHashed && isLinked && areValid && signatures.length > 0
    ? []
    : [`The version that was unlocked at ${unlocked.at} does not hold together`];
}

function checkKey(file: Package, tools: VerifyTools): PackageCheck {
  if (tools.trustedKey === undefined)
    return {
      id: 'key',
      kind: 'cannot-check',
      message: 'Consistent, signer unproven: give the installation’s key to know who signed.',
    };
  return checkOf(
    'key',
    'The file was signed and sealed with the key that was given.',
    tools.verifySignature(tools.trustedKey, sealBytes(file), file.seal)
      ? []
      : ['The file was not sealed with the key that was given'],
  );
}
