import type { EvaluationEvent } from '@samskar/shared/evaluation';
import {
  changesMessages,
  formatDay,
  formatList,
  moveMessages,
  overviewMessages,
  reportTextMessages,
  type UiLanguage,
} from '@samskar/shared/messages';
import { prosePlaceLabel } from './prose-place-label.ts';

/** More are counted instead of named. */
const namedMax = 3;

/** What somebody did, in a sentence. `nameOf` gives the name of an account. */
export function eventText(
  event: EvaluationEvent,
  nameOf: (account: string) => string,
  language: UiLanguage,
): string {
  const t = overviewMessages[language].event;
  const changes = changesMessages[language];
  const listOf = (ids: readonly string[]) => formatList(ids, language) || changes.nothing;
  const name = nameOf(event.by);
  switch (event.kind) {
    case 'created':
      return t.created(name);
    case 'participant-added':
    case 'participant-removed':
      return t[event.kind](name, nameOf(event.account));
    case 'assessor-replaced':
      return changes.replaced(name, nameOf(event.account), nameOf(event.successor.account), event.reason);
    case 'assessor-left':
      return changes.left(name, nameOf(event.account), event.reason);
    case 'certificate-extended':
      return changes.extended(name, nameOf(event.account), formatDay(event.expiresOn, language));
    case 'certificate-continued':
      return changes.continued(
        name,
        nameOf(event.account),
        formatDay(event.expiredOn, language),
        event.reason,
      );
    case 'archived':
      return changes.archived(name, event.reason);
    case 'taken-out-of-archive':
      return changes.takenOut(name, event.reason);
    case 'focus-changed':
      return changes.focusChanged(
        name,
        listOf(event.leftOut.map(({ indicator }) => indicator)),
        listOf(event.takenIn),
        event.reason,
      );
    case 'instrument-revised':
      return event.origin
        ? t.instrumentRevisedBy[event.origin](event.instrument)
        : t['instrument-revised'](name, event.instrument);
    case 'instrument-moved': {
      const { from, to, carried, void: gone, openAgain } = event.plan;
      const moves = moveMessages[language];
      const counts = moves.counts(carried.length, gone.length, openAgain.length);
      return moves.event(name, from.id, to.id, counts, event.reason);
    }
    case 'account-recovered':
      return recoveryText(event, nameOf, language);
    case 'evidence-saved':
      return t['evidence-saved'](name, event.evidence.title);
    case 'interview-planned':
    case 'interview-changed':
      return t[event.kind](name, event.interview.role);
    case 'interview-done':
      return t['interview-done'](name, event.persons);
    case 'interview-cancelled':
      return t['interview-cancelled'](name, event.reason);
    case 'interview-reopened':
    case 'interview-removed':
    case 'interviewees-changed':
      return t[event.kind](name);
    case 'ready-said':
    case 'ready-taken-back':
      return t[event.kind](name, event.area);
    case 'block-revealed':
      return t['block-revealed'](formatList(event.areas, language));
    case 'decided': {
      const indicators = event.decisions.map(({ indicator }) => indicator);
      return indicators.length > 0 && indicators.length <= namedMax
        ? t.decided(name, formatList(indicators, language))
        : t.decidedMany(name, indicators.length);
    }
    case 'points-changed':
      return t['points-changed'];
    case 'confirmed':
      return t.confirmed(name, event.decisions.length);
    case 'snapshot-taken':
      return t['snapshot-taken'](name, event.name);
    case 'text-restored': {
      const what = restoredWhat(event, language);
      return event.undone
        ? t['restore-undone'](name, what, event.snapshot)
        : t['text-restored'](name, what, event.snapshot);
    }
    case 'gold-star-given':
      return t['gold-star-given'](name, event.star.practice, event.star.indicator);
    case 'gold-star-withdrawn':
      return t['gold-star-withdrawn'](name, event.indicator);
    case 'signed':
      return t.signed(name);
    case 'published':
      return t.published(name);
    case 'unlocked':
      return t.unlocked(name, event.reason);
  }
}

function restoredWhat(
  { area, indicator, prose }: EvaluationEvent & { readonly kind: 'text-restored' },
  language: UiLanguage,
): string {
  const t = overviewMessages[language].event;
  if (indicator !== undefined) return t.justificationOf(indicator);
  if (prose !== undefined) return reportTextMessages[language].proseOf(prosePlaceLabel(prose, language));
  return t.findingOf(area ?? '');
}

/** A recovery is told twice: when somebody issues the link, and when its owner uses it. */
export function recoveryText(
  { account, by }: { readonly account: string; readonly by: string },
  nameOf: (account: string) => string,
  language: UiLanguage,
): string {
  const t = overviewMessages[language].event;
  return by === account ? t['recovery-used'](nameOf(by)) : t['recovery-issued'](nameOf(by), nameOf(account));
}
