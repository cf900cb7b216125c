import type { ListedPart } from '@samskar/shared/documents';
import { reportTextMessages, type UiLanguage } from '@samskar/shared/messages';
import { partName } from '#lib/evaluation/prose-place-label.ts';

/** What a part is called: the built-in ones by the interface's language, those that people added as they named them. */
export function partTitle({ id, title }: ListedPart, language: UiLanguage): string {
  if (title === null) return partName(id, language);
  return title.trim() === '' ? reportTextMessages[language].addedPartUnnamed : title;
}
