import { commonMessages, type UiLanguage } from '@samskar/shared/messages';
import type { CommandOutcome } from '#lib/sync/command-queue.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

type Taken = Exclude<CommandOutcome, { readonly kind: 'refused' }>;

/** Says what has come of a command that was not refused: `done`, or that it waits for the line and is not done yet (R2). */
export function showOutcome({ kind }: Taken, done: string, language: UiLanguage): void {
  if (kind === 'done') toasts.show(done, { color: 'success' });
  else toasts.show(commonMessages[language].queued, { color: 'warning' });
}
