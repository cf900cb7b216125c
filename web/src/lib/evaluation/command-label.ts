import type { Command } from '@samskar/shared/evaluation';
import { savingMessages, type UiLanguage } from '@samskar/shared/messages';
import { prosePlaceLabel } from './prose-place-label.ts';

/** A command in a few words, for the list of those that wait or were refused. */
export function commandLabel(command: Command, language: UiLanguage): string {
  const t = savingMessages[language].command;
  switch (command.kind) {
    case 'save-evidence':
      return t['save-evidence'](command.evidence.title);
    case 'take-back-ready':
      return t['take-back-ready'](command.area);
    case 'plan-interview':
    case 'change-interview':
      return t[command.kind](command.interview.role);
    case 'mark-interview-done':
      return t['mark-interview-done'];
    case 'decide':
      return t.decide(command.indicator);
    case 'accept-greens':
      return t['accept-greens'](command.indicators.length);
    case 'confirm':
      return t.confirm(command.decisions.length);
    case 'say-restored':
      return t['say-restored'](restoredPlace(command, language));
    // These are never queued, so they are never listed.
    case 'say-ready':
    case 'cancel-interview':
    case 'reopen-interview':
    case 'remove-interview':
    case 'take-snapshot':
    case 'give-gold-star':
    case 'withdraw-gold-star':
    case 'sign':
    case 'publish':
    case 'unlock':
    case 'add-participant':
    case 'remove-participant':
    case 'archive':
    case 'take-out-of-archive':
    case 'change-focus':
    case 'move-instrument':
    case 'replace-assessor':
    case 'complete-without':
    case 'continue-certificate':
      return t.other;
  }
}

function restoredPlace(
  { area = '', indicator, prose }: Command & { readonly kind: 'say-restored' },
  language: UiLanguage,
): string {
  return prose === undefined ? (indicator ?? area) : prosePlaceLabel(prose, language);
}
