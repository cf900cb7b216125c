import type { Interview } from '@samskar/shared/evaluation';
import { formatShortDay, interviewMessages, type UiLanguage } from '@samskar/shared/messages';
import { inZone } from './zoned-time.ts';

/** An interview in one line: "Enhetsledere i oppvekst (Enhetsledere, 4 personer) – 24.11.2026 09.00–10.30, Rådhuset, Vurderer A". */
export function interviewText(
  interview: Interview,
  nameOf: (account: string) => string,
  language: UiLanguage,
): string {
  const t = interviewMessages[language];
  const { group, role, persons, time, lead } = interview;
  const facts = [
    time === null ? t.undated : `${dayText(time, language)} ${clocksText(time, language)}`,
    placeText(interview, language),
    lead === null ? t.noLead : nameOf(lead),
  ];
  return `${role} (${t.group[group]}, ${t.personCount(persons)}) – ${facts.join(', ')}`;
}

/** "24.11.2026" where the interview is. */
export function dayText({ start, zone }: NonNullable<Interview['time']>, language: UiLanguage): string {
  return formatShortDay(inZone(start, zone).day, language);
}

/** "09.00–10.30" in Norwegian, "09:00–10:30" in English. */
export function clocksText(
  { start, end, zone }: NonNullable<Interview['time']>,
  language: UiLanguage,
): string {
  const clocks = [start, end].map((moment) => inZone(moment, zone).clock);
  return (language === 'nb' ? clocks.map((clock) => clock.replace(':', '.')) : clocks).join('–');
}

export function placeText({ place }: Pick<Interview, 'place'>, language: UiLanguage): string {
  const t = interviewMessages[language];
  if (place === null) return t.noPlace;
  return place.kind === 'video' ? t.video : place.where;
}
