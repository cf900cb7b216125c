import { hashesOf } from './build-package.ts';
import { canonicalHash } from './canonical-hash.ts';
import { checkOf, type PackageCheck } from './package-check.ts';
import type { Package } from './package-schema.ts';

/** Whether each part is the one whose hash was signed. */
export function checkHashes({ public: publicPart, working, hashes }: Package): readonly PackageCheck[] {
  const expected = hashesOf(hashes.public, hashes.working, hashes.previous).package;
  return [
    checkOf(
      'public-hash',
      'The public part is the one that was hashed.',
      canonicalHash(publicPart) === hashes.public ? [] : ['The public part has been changed'],
    ),
    working === undefined
      ? {
          id: 'working-hash',
          kind: 'cannot-check',
          message: 'The working papers are left out; their hash is part of what was signed.',
        }
      : checkOf(
          'working-hash',
          'The working papers are the ones that were hashed.',
          canonicalHash(working) === hashes.working ? [] : ['The working papers have been changed'],
        ),
    checkOf(
      'package-hash',
      'The hash that was signed covers both parts and the version before.',
      expected === hashes.package ? [] : ['The hash that was signed is not that of these parts'],
    ),
  ];
}
