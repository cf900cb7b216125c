import type { Evidence } from '@samskar/shared/evaluation';
import { evidenceMessages, formatDay, type UiLanguage } from '@samskar/shared/messages';

/** A piece of evidence in one line: "Intervju: enhetsleder – Budsjettprosessen (I bruk, 3. mai 2023)". */
export function evidenceText(evidence: Evidence, language: UiLanguage): string {
  const t = evidenceMessages[language];
  const role = evidence.kind === 'interview' ? `${evidence.role} – ` : '';
  const facts = [
    t.statusOf[evidence.status],
    evidence.date === undefined ? t.noDate : formatDay(evidence.date, language),
    ...(evidence.withdrawn ? [t.withdrawn] : []),
  ];
  return `${t.kindOf[evidence.kind]}: ${role}${evidence.title} (${facts.join(', ')})`;
}
