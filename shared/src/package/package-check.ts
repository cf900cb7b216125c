import type { Instrument } from '../instrument/index.ts';
import type { Package } from './package-schema.ts';

export type PackageCheckId =
  | 'shape'
  | 'public-hash'
  | 'working-hash'
  | 'package-hash'
  | 'instrument'
  | 'assessors'
  | 'agreed'
  | 'result'
  | 'ballots'
  | 'decisions'
  | 'signatures'
  | 'signed-by-all'
  | 'history'
  | 'seal'
  | 'key';

/** One thing that was looked at, in words for whoever runs the command. */
export type PackageCheck = {
  readonly id: PackageCheckId;
  readonly kind: 'holds' | 'fails' | 'cannot-check';
  readonly message: string;
};

/** What the checks look at. `file` is as it was read: hashes are made of that, without the defaults that parsing fills in. */
export type PackageUnderCheck = {
  readonly file: Package;
  readonly instrument: Instrument;
};

/** Holds when nothing is wrong; else the first problems are named. */
export function checkOf(id: PackageCheckId, holds: string, problems: readonly string[]): PackageCheck {
  if (problems.length === 0) return { id, kind: 'holds', message: holds };
  const named = problems.slice(0, problemsNamedMax).join('; ');
  const more = problems.length - problemsNamedMax;
  return { id, kind: 'fails', message: more > 0 ? `${named}; and ${more} more` : named };
}

/** More would not be read. */
const problemsNamedMax = 5;
