import type { Refusal } from '@samskar/shared/api';
import type { Result } from '@samskar/shared/result';

/** Ends a route with a refusal; `createApp` turns it into the answer. Thrown in `http` only. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** The value of a result; a failure ends the route. */
export function valueOf<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

/** The HTTP status of a refusal. */
export function statusOf({
  kind,
}: Refusal): 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507 {
  switch (kind) {
    case 'bad-request':
      return 400;
    case 'signed-out':
      return 401;
    case 'wrong-password':
    case 'not-allowed':
    case 'wrong-origin':
    case 'takes-part-itself':
      return 403;
    case 'not-found':
    case 'link-invalid':
      return 404;
    case 'email-taken':
    case 'last-administrator':
    case 'last-assessor':
    case 'certificate-valid':
    case 'instrument-exists':
    case 'stale':
    case 'locked':
    case 'not-locked':
    case 'archived':
    case 'not-archived':
    case 'export-needed':
    case 'area-ready':
    case 'already-ready':
    case 'not-ready':
    case 'already-revealed':
    case 'not-revealed':
    case 'already-signed':
    case 'not-signed':
    case 'already-published':
    case 'report-blocked':
    case 'interview-is':
    case 'interview-has-notes':
    case 'report-not-yet':
      return 409;
    case 'deleted':
      return 410;
    case 'too-large':
      return 413;
    case 'roles-exclude':
    case 'no-certificate':
    case 'unknown-account':
    case 'instrument-invalid':
    case 'template-invalid':
    case 'unknown-id':
    case 'move-impossible':
    case 'incomplete':
    case 'out-of-focus':
    case 'grade-invalid':
    case 'reason-required':
    case 'not-green':
    case 'open-before-signing':
    case 'limit-reached':
      return 422;
    case 'too-many-attempts':
      return 429;
    case 'internal':
      return 500;
    case 'storage-busy':
    case 'report-not-made':
    case 'file-not-read':
      return 503;
    case 'storage-full':
      return 507;
  }
}
