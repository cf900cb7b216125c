import { formatDay, formatNumber, refusalMessages, type UiLanguage } from '@samskar/shared/messages';
import type { CallFailure } from './call.ts';

/** What the person is told, and what to do next; there is a text for every kind. */
export function refusalText(failure: CallFailure, language: UiLanguage): string {
  const t = refusalMessages[language];
  switch (failure.kind) {
    case 'offline':
      return t.offline;
    case 'outdated':
      return t.outdated;
    case 'bad-request':
      return t.badRequest(failure.problems.map((problem) => problem.path).join(', '));
    case 'too-large':
      return t.tooLarge;
    case 'signed-out':
      return t.signedOut;
    case 'not-found':
      return t.notFound;
    case 'not-allowed':
      return t.notAllowed;
    case 'wrong-origin':
      return t.wrongOrigin;
    case 'too-many-attempts':
      return t.tooManyAttempts(waitText(failure.retryAfterSeconds, language));
    case 'wrong-password':
      return t.wrongPassword;
    case 'link-invalid':
      return t.linkInvalid;
    case 'email-taken':
      return t.emailTaken;
    case 'last-administrator':
      return t.lastAdministrator;
    case 'last-assessor':
      return t.lastAssessor;
    case 'certificate-valid':
      return t.certificateValid;
    case 'takes-part-itself':
      return t.takesPartItself;
    case 'roles-exclude':
      return t.rolesExclude;
    case 'no-certificate':
      return failure.expiredOn === null
        ? t.noCertificate
        : t.certificateExpired(formatDay(failure.expiredOn, language));
    case 'unknown-account':
      return t.unknownAccount;
    case 'instrument-invalid':
      return t.instrumentInvalid(failure.problems.length);
    case 'instrument-exists':
      return t.instrumentExists(failure.id);
    case 'move-impossible':
      return t.moveImpossible[failure.why];
    case 'unknown-id':
      return t.unknownId(failure.id);
    case 'stale':
      return t.stale;
    case 'locked':
      return t.locked;
    case 'not-locked':
      return t.notLocked;
    case 'area-ready':
      return t.areaReady(failure.area);
    case 'already-ready':
      return t.alreadyReady;
    case 'not-ready':
      return t.notReady;
    case 'already-revealed':
      return t.alreadyRevealed;
    case 'not-revealed':
      return t.notRevealed;
    case 'incomplete':
      return t.incomplete(failure.indicators.length);
    case 'out-of-focus':
      return t.outOfFocus(failure.indicator);
    case 'grade-invalid':
      return t.gradeInvalid(failure.indicator);
    case 'reason-required':
      return t.reasonRequired(failure.indicator);
    case 'not-green':
      return t.notGreen(failure.indicators.length);
    case 'open-before-signing':
      return t.openBeforeSigning(failure.obstacles.length);
    case 'archived':
      return t.archived;
    case 'not-archived':
      return t.notArchived;
    case 'export-needed':
      return t.exportNeeded;
    case 'deleted':
      return t.deleted;
    case 'already-signed':
      return t.alreadySigned;
    case 'not-signed':
      return t.notSigned;
    case 'already-published':
      return t.alreadyPublished;
    case 'report-blocked':
      return t.reportBlocked(failure.problems.length);
    case 'interview-is':
      return t.interviewIs[failure.status];
    case 'interview-has-notes':
      return t.interviewHasNotes;
    case 'limit-reached':
      return t.limitReached(formatNumber(failure.max, language));
    case 'storage-busy':
      return t.storageBusy;
    case 'report-not-yet':
      return t.reportNotYet[failure.why];
    case 'report-not-made':
      return t.reportNotMade[failure.why];
    case 'file-not-read':
      return t.fileNotRead[failure.why];
    case 'template-invalid':
      return t.templateInvalid(failure.problems.length);
    case 'storage-full':
      return t.storageFull;
    case 'internal':
      return t.internal;
  }
}

function waitText(seconds: number, language: UiLanguage): string {
  const t = refusalMessages[language];
  return seconds < 90 ? t.seconds(seconds) : t.minutes(Math.ceil(seconds / 60));
}
