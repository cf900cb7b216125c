import { reportTextMessages, type UiLanguage } from '@samskar/shared/messages';
import { isBuiltInPart } from '@samskar/shared/report';

/** Where prose of the report stands, in words: "Forord", "område 1: innledning". @param place as `textPlace` has it */
export function prosePlaceLabel(place: string, language: UiLanguage): string {
  const t = reportTextMessages[language];
  const [kind, id = '', where] = place.split('/');
  if (kind === 'part') return partName(id, language);
  if (kind === 'area') return where === 'lead' ? t.areaLeadOf(id) : t.areaImproveOf(id);
  return where === 'lead' ? t.subareaLeadOf(id) : t.subareaCloseOf(id);
}

/** A part of the report by its id; one that people added has its name elsewhere, or none. */
export function partName(part: string, language: UiLanguage): string {
  const t = reportTextMessages[language];
  return isBuiltInPart(part) ? t.part[part] : t.addedPart;
}
