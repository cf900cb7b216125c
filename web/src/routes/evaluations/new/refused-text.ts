import type { AccountView } from '@samskar/shared/api';
import { newEvaluationMessages, type UiLanguage } from '@samskar/shared/messages';
import type { CallFailure } from '#lib/api/call.ts';
import { refusalText } from '#lib/api/refusal-text.ts';

/** Why the evaluation was not created, with the person's name where it is about one. */
export function refusedText(
  failure: CallFailure,
  accounts: readonly AccountView[],
  language: UiLanguage,
): string {
  const text = refusalText(failure, language);
  const name = 'account' in failure && accounts.find((account) => account.id === failure.account)?.name;
  return name ? newEvaluationMessages[language].refusedFor(name, text) : text;
}
