/**
 * The kinds of record whose keeping has an end. What is never deleted by retention: the events of an evaluation (decisions,
 * revealed ballots, signatures), signed packages, calibration diffs, the snapshots of a reveal and a signature, the joint
 * texts, published results, and who has which role and certificate. They go with the whole evaluation, or not at all.
 *
 * Not here, because it ends by itself: sessions (12 hours without use, a week at most) and counted sign-in attempts (hashes,
 * a quarter of an hour).
 */
export const retentionKinds = [
  'interviewees',
  'fieldwork',
  'ballots',
  'snapshots',
  'visits',
  'exports',
  'commands',
  'links',
  'people-log',
  'evaluations',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** From when the days are counted. */
export type RetentionClock =
  /** All have signed and it is archived: since it was archived. Signed and at work, or archived unsigned, no clock runs. */
  | 'signed-and-archived'
  /** Since all had signed or since it was archived, whichever came first; while one of the two holds. */
  | 'signed-or-archived'
  /** Since it was archived, signed or not. */
  | 'archived'
  /** Since the record was made. */
  | 'made'
  /** Since it could be used last. */
  | 'expired'
  /** On the day that stands in the record; the period is what a new record's day is proposed from, and its latest. */
  | 'own-day';

export type RetentionRule = {
  readonly clock: RetentionClock;
  /** Null: kept until a person deletes it. */
  readonly daysDefault: number | null;
  readonly daysMin: number;
  readonly daysMax: number;
  /** Whether "never" may be chosen. */
  readonly mayKeep: boolean;
  /** Whether a person may be left to delete what is due; everything else goes by itself. */
  readonly mayWait: boolean;
};

const year = 365;

/** Each period with its bounds; the screen says the same to the administrator. */
export const retentionRules: Readonly<Record<RetentionKind, RetentionRule>> = {
  /**
   * Names and how to reach who was interviewed; results go by role. The plan needs them until the notes have been checked with
   * them: at least a week; two years at most, when the next evaluation asks anew.
   */
  interviewees: {
    clock: 'own-day',
    daysDefault: 180,
    daysMin: 7,
    daysMax: 2 * year,
    mayKeep: false,
    mayWait: false,
  },
  /**
   * Notes of interviews and documents: what people said. They end with the work and not with the archive, since an evaluation
   * may stay out of the archive for years. At least a month, for a question about the signed result.
   */
  fieldwork: {
    clock: 'signed-or-archived',
    daysDefault: 180,
    daysMin: 30,
    daysMax: 5 * year,
    mayKeep: false,
    mayWait: false,
  },
  /**
   * The live documents of ballots and sheets: every key press, and the private notes. What counted is frozen in the reveal's
   * event. At least a month, in which their owner can still take something out of a private note; ten years at most, since
   * no figure of the result rests on them.
   */
  ballots: {
    clock: 'signed-and-archived',
    daysDefault: year,
    daysMin: 30,
    daysMax: 10 * year,
    mayKeep: false,
    mayWait: false,
  },
  /**
   * Named snapshots: drafts of the joint texts, with words that were taken out again. Those of a reveal and a signature stay,
   * as evidence of their moment. At least a quarter, for a complaint about a draft.
   */
  snapshots: {
    clock: 'archived',
    daysDefault: year,
    daysMin: 90,
    daysMax: 10 * year,
    mayKeep: true,
    mayWait: false,
  },
  /** When a person last looked at an evaluation, for "since last". Below a month it would be gone between two visits. */
  visits: {
    clock: 'made',
    daysDefault: year,
    daysMin: 30,
    daysMax: 2 * year,
    mayKeep: false,
    mayWait: false,
  },
  /**
   * That everything was exported, by whom, and its hash; without it an evaluation cannot be deleted until it is exported
   * again. At least a month between the export and the deletion.
   */
  exports: {
    clock: 'made',
    daysDefault: year,
    daysMin: 30,
    daysMax: 10 * year,
    mayKeep: true,
    mayWait: false,
  },
  /**
   * Which command a key stood for, so that a repeated one does nothing twice. A device may have been offline for weeks with a
   * command that waits: at least two weeks.
   */
  commands: {
    clock: 'made',
    daysDefault: 90,
    daysMin: 14,
    daysMax: 2 * year,
    mayKeep: false,
    mayWait: false,
  },
  /** One-time links that have run out; a used one is gone at once. Nobody needs them: they may go the same day. */
  links: { clock: 'expired', daysDefault: 1, daysMin: 0, daysMax: 30, mayKeep: false, mayWait: false },
  /**
   * Who made, recovered, closed and certified accounts: the log that a breach is traced by. Breaches are often found after
   * more than half a year, so at least a year.
   */
  'people-log': {
    clock: 'made',
    daysDefault: 5 * year,
    daysMin: year,
    daysMax: 10 * year,
    mayKeep: true,
    mayWait: false,
  },
  /**
   * Whole archived evaluations. They are records of two bodies, whose rules for archives differ: unless a period is set,
   * nothing is due. At least a year after archiving, so that the next evaluation can be planned from it.
   */
  evaluations: {
    clock: 'archived',
    daysDefault: null,
    daysMin: year,
    daysMax: 50 * year,
    mayKeep: true,
    mayWait: true,
  },
};

export type RetentionSetting = {
  /** Null: never. */
  readonly days: number | null;
  /** False: what is due is said, and a person deletes it. */
  readonly automatic: boolean;
};

/** What holds until somebody sets something else. */
export function defaultSetting(kind: RetentionKind): RetentionSetting {
  const { daysDefault, mayWait } = retentionRules[kind];
  return { days: daysDefault, automatic: !mayWait };
}
