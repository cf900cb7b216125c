import type { AccountView } from '@samskar/shared/api';

export type CertificateState =
  | { readonly kind: 'none' }
  | { readonly kind: 'expired'; readonly expiresOn: string }
  | { readonly kind: 'expires-soon'; readonly expiresOn: string; readonly days: number }
  | { readonly kind: 'valid'; readonly expiresOn: string };

/** A quarter: time to arrange a renewal before the next evaluation. */
const soonDays = 90;
const dayMs = 86_400_000;

/** What an account's certificate for a family of instruments is worth on `today`; it holds on its last day too. */
export function certificateState(account: AccountView, family: string, today: string): CertificateState {
  const expiresOn = account.certificates
    .filter((certificate) => certificate.family === family)
    .map((certificate) => certificate.expiresOn)
    .sort()
    .at(-1);
  if (expiresOn === undefined) return { kind: 'none' };
  if (expiresOn < today) return { kind: 'expired', expiresOn };
  const days = Math.round((Date.parse(expiresOn) - Date.parse(today)) / dayMs);
  return days < soonDays ? { kind: 'expires-soon', expiresOn, days } : { kind: 'valid', expiresOn };
}
