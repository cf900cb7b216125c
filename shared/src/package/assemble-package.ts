import type { EvaluationState } from '../evaluation/index.ts';
import type { Package, PackageContent, PackageHashes, PastVersion } from './package-schema.ts';
import { sealBytes } from './signed-bytes.ts';

export type Assembly = {
  readonly state: EvaluationState;
  /** The version signed last. */
  readonly content: PackageContent;
  /** Of every version that was signed, oldest first, this one included. */
  readonly versions: readonly PackageHashes[];
  readonly extent: 'all' | 'public';
  /** Of the installation: SPKI in PEM. */
  readonly publicKey: string;
  /** Ed25519 by the installation's key, in base64. */
  readonly sign: (bytes: Uint8Array) => string;
};

/** The file to download: the version signed last, with the signatures that stand and everything that was unlocked. */
export function assemblePackage({ state, content, versions, extent, publicKey, sign }: Assembly): Package {
  const file = {
    format: content.format,
    hashes: content.hashes,
    signatures: [...state.signatures],
    history: versions.flatMap((hashes, place) => pastVersion(state, hashes, place)),
    publicKey,
  };
  return {
    ...file,
    public: content.public,
    ...(extent === 'all' && { working: content.working }),
    seal: sign(sealBytes(file)),
  };
}

/** A version that was signed was unlocked before the next one, hence the same place in both lists. */
function pastVersion(state: EvaluationState, hashes: PackageHashes, place: number): PastVersion[] {
  const unlocked = state.unlockings[place];
  if (unlocked === undefined) return [];
  const signatures = state.voidedSignatures
    .filter((signature) => signature.packageHash === hashes.package)
    .map(({ voidedBy: _, ...signature }) => signature);
  return [{ hashes, signatures, unlocked }];
}
