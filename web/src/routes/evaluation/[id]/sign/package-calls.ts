import { readablePackageSchema } from '@samskar/shared/package';
import type { Result } from '@samskar/shared/result';
import { z } from 'zod';
import { call, type CallFailure } from '#lib/api/call.ts';

const draftSchema = z.object({
  hash: z.string(),
  package: readablePackageSchema,
  emptyFindings: z.record(z.string(), z.number()).describe('How many are left out, by area'),
});
export type PackageDraft = z.infer<typeof draftSchema>;

/** What a signature would cover now. */
export function fetchDraft(evaluation: string): Promise<Result<PackageDraft, CallFailure>> {
  return call('GET', `/api/evaluations/${evaluation}/package/draft`, { schema: draftSchema });
}

/** The package with its signatures; `all` of it as far as this person may have it. */
export function fetchPackage(
  evaluation: string,
  extent: 'all' | 'public',
): Promise<Result<unknown, CallFailure>> {
  return call('GET', `/api/evaluations/${evaluation}/package?extent=${extent}`, { schema: z.unknown() });
}

/** Hands a package over as a file. */
export function savePackage(content: unknown, fileName: string): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(content, undefined, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
