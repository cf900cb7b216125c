import type { AccountView } from '@samskar/shared/api';
import { formatDay, newEvaluationMessages, type UiLanguage } from '@samskar/shared/messages';
import { certificateState } from './certificate-state.ts';

export type AssessorOption = { readonly value: string; readonly label: string; readonly disabled: boolean };

/** Every account as a choice for an assessor; those without a valid certificate say why they cannot be chosen. */
export function assessorOptions(
  accounts: readonly AccountView[],
  family: string | undefined,
  today: string,
  language: UiLanguage,
): readonly AssessorOption[] {
  return accounts
    .map((account) => optionOf(account, family, today, language))
    .sort(
      (one, other) => Number(one.disabled) - Number(other.disabled) || one.label.localeCompare(other.label),
    );
}

function optionOf(
  account: AccountView,
  family: string | undefined,
  today: string,
  language: UiLanguage,
): AssessorOption {
  const t = newEvaluationMessages[language].people;
  const closed = (label: string) => ({ value: account.id, label, disabled: true });
  if (account.disabledAt !== null) return closed(t.accountDisabled(account.name));
  const state = family === undefined ? ({ kind: 'none' } as const) : certificateState(account, family, today);
  if (state.kind === 'none') return closed(t.certificateNone(account.name));
  const day = formatDay(state.expiresOn, language);
  if (state.kind === 'expired') return closed(t.certificateExpired(account.name, day));
  return { value: account.id, label: t.certificateUntil(account.name, day), disabled: false };
}
