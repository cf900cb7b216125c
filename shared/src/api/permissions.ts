import type { CommandKind } from '../evaluation/commands.ts';
import type { EvaluationRole } from '../evaluation/values.ts';

/** Rights over the installation; they give none inside an evaluation. */
export type InstallationRole = 'administrator' | 'owner';

const installationTable = {
  'manage-accounts': ['administrator'],
  'read-accounts': ['administrator', 'owner'],
  'create-evaluation': ['administrator'],
  'list-every-evaluation': ['administrator'],
  'manage-participants': ['administrator'],
  /** Replacing assessors and letting them go on; but not by one who takes part (R16, checked with the state). */
  'manage-assessors': ['administrator'],
  /** Archiving, and deleting what is archived; but deleting not by one who takes part. */
  'manage-archive': ['administrator'],
  /** The installation's own templates of reports; who may make a report uses them. */
  'manage-templates': ['administrator'],
  /** How long each kind of record is kept. */
  'manage-retention': ['administrator'],
  /** Moving open evaluations to another version of their instrument; but not by one who takes part (R16). */
  'move-evaluations': ['administrator', 'owner'],
  'read-restorations': ['administrator'],
  'manage-certificates': ['owner'],
  /** The grades side by side of every evaluation, of what is revealed in it: how an instrument is read, and by whom. */
  'read-every-calibration': ['owner'],
  'manage-instruments': ['owner'],
  'manage-published-results': ['owner'],
  /** Whoever was interviewed may ask what is kept of them; others find what they may read anyway. */
  'search-interviewees': ['administrator'],
} as const satisfies Record<string, readonly InstallationRole[]>;

const evaluationTable = {
  'read-evaluation': ['assessor', 'internal-reviewer', 'observer'],
  /** Who did what when; each event as the person's role may see it. */
  'read-activity': ['assessor', 'internal-reviewer', 'observer'],
  'read-evidence': ['assessor', 'internal-reviewer'],
  'plan-interview': ['assessor'],
  'change-interview': ['assessor'],
  'mark-interview-done': ['assessor'],
  'cancel-interview': ['assessor'],
  'reopen-interview': ['assessor'],
  'remove-interview': ['assessor'],
  /** The names behind an interview. The plan itself, by role and number, is part of the evaluation. */
  'read-interviewees': ['assessor'],
  'write-interviewees': ['assessor'],
  /** Notes of interviews and documents, from day one: facts between the assessors, and nobody else's before or after the reveal. */
  'read-fieldwork': ['assessor'],
  'write-fieldwork': ['assessor'],
  'write-own-ballot': ['assessor'],
  /** Ballots as revealed, decisions, reasons, working papers. */
  'read-revealed-grades': ['assessor', 'internal-reviewer'],
  /** Justifications and findings, once the area is revealed. */
  'read-joint-text': ['assessor', 'internal-reviewer', 'observer'],
  'write-joint-text': ['assessor'],
  'read-points': ['assessor', 'internal-reviewer', 'observer'],
  'read-public-package': ['assessor', 'internal-reviewer', 'observer'],
  'read-working-papers': ['assessor', 'internal-reviewer'],
  'read-calibration-diffs': ['assessor'],
  /** Also what has been deleted since; others are shown the text as it stands. */
  'read-snapshots': ['assessor', 'internal-reviewer'],
  'save-evidence': ['assessor'],
  'say-ready': ['assessor'],
  'take-back-ready': ['assessor'],
  decide: ['assessor'],
  'accept-greens': ['assessor'],
  confirm: ['assessor'],
  'take-snapshot': ['assessor'],
  'say-restored': ['assessor'],
  'give-gold-star': ['assessor'],
  'withdraw-gold-star': ['assessor'],
  sign: ['assessor'],
  /** Everything in one file; what is blind stays out of it. */
  'export-everything': ['assessor'],
  publish: ['assessor'],
  unlock: ['assessor'],
  'change-focus': ['assessor'],
} as const satisfies Record<string, readonly EvaluationRole[]>;

export type InstallationAction = keyof typeof installationTable;
export type EvaluationAction = keyof typeof evaluationTable;

/** The one table of who may do what; every route, socket message and button asks it. */
export function mayInInstallation(roles: readonly InstallationRole[], action: InstallationAction): boolean {
  const allowed: readonly InstallationRole[] = installationTable[action];
  return roles.some((role) => allowed.includes(role));
}

export function mayInEvaluation(role: EvaluationRole | undefined, action: EvaluationAction): boolean {
  const allowed: readonly EvaluationRole[] = evaluationTable[action];
  return role !== undefined && allowed.includes(role);
}

/** Which of the two tables decides over a command. */
export function mayCommand(
  who: {
    readonly installation: readonly InstallationRole[];
    readonly evaluation: EvaluationRole | undefined;
  },
  command: CommandKind,
): boolean {
  switch (command) {
    case 'add-participant':
    case 'remove-participant':
      return mayInInstallation(who.installation, 'manage-participants');
    case 'archive':
    case 'take-out-of-archive':
      return mayInInstallation(who.installation, 'manage-archive');
    case 'move-instrument':
      return mayInInstallation(who.installation, 'move-evaluations');
    case 'replace-assessor':
    case 'complete-without':
    case 'continue-certificate':
      return mayInInstallation(who.installation, 'manage-assessors');
    default:
      return mayInEvaluation(who.evaluation, command);
  }
}
