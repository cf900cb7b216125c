import type { ReadablePackage } from '@samskar/shared/package';
import type { PackageDraft } from './package-calls.ts';

/** What is another in a package: points and justifications by indicator, findings by area; `other` has no ids. */
export type DraftChange = {
  readonly kind: 'points' | 'justifications' | 'findings' | 'other';
  readonly ids: readonly string[];
};

/** What has changed from one draft to the next, for whoever has read the first. */
export function draftChanges(before: PackageDraft, after: PackageDraft): readonly DraftChange[] {
  if (before.hash === after.hash) return [];
  const [one, other] = [before.package.public, after.package.public];
  const changes: readonly DraftChange[] = [
    { kind: 'points', ids: changedKeys(pointsOf(one), pointsOf(other)) },
    { kind: 'justifications', ids: changedKeys(justificationsOf(one), justificationsOf(other)) },
    { kind: 'findings', ids: changedKeys(findingsOf(one), findingsOf(other)) },
  ];
  const named = changes.filter(({ ids }) => ids.length > 0);
  // Decisions' reasons, evidence and people stand in the working papers.
  return named.length > 0 ? named : [{ kind: 'other', ids: [] }];
}

type Readable = ReadablePackage['public'];

const pointsOf = ({ result }: Readable) => new Map(result.indicators.map((line) => [line.id, line]));
const justificationsOf = ({ justifications }: Readable) =>
  new Map(justifications.map(({ indicator, text }) => [indicator, text]));
const findingsOf = ({ findings }: Readable) => Map.groupBy(findings, ({ area }) => area);

function changedKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  // Both have been read by one schema, which gives one order of keys.
  return keys.filter((key) => JSON.stringify(one.get(key)) !== JSON.stringify(other.get(key))).sort(byNumber);
}

const { compare: byNumber } = new Intl.Collator('en', { numeric: true });
