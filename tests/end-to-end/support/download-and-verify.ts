import { signMessages } from '@samskar/shared/messages';
import { samskarAt, type CommandAnswer } from '../../support/samskar-at.ts';
import type { Actor } from './samskar.ts';

/** What `samskar verify` says of the package that the screen gives. */
export async function downloadAndVerify({ page }: Actor): Promise<CommandAnswer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: signMessages.nb.download }).click();
  const file = await (await downloading).path();
  return samskarAt(import.meta.dirname, {}, 'verify', file);
}
