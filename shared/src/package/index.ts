export { assemblePackage } from './assemble-package.ts';
export { buildPackage, buildPublicPart, type PackageSources } from './build-package.ts';
export { canonicalBytes, canonicalHash } from './canonical-hash.ts';
export {
  packageSchema,
  readablePackageSchema,
  type Package,
  type PackageContent,
  type PackageResult,
  type PublicPart,
  type ReadablePackage,
  type WorkingPapers,
} from './package-schema.ts';
export { signatureBytes } from './signed-bytes.ts';
export { verifyPackage, type PackageReport } from './verify-package.ts';
