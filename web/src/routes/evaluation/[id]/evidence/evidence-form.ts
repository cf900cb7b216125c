import type { Evidence, EvidenceKind, SavedEvidence } from '@samskar/shared/evaluation';

export const evidenceKinds = [
  'interview',
  'document',
  'web',
  'survey',
  'statistics',
] as const satisfies readonly EvidenceKind[];
export const evidenceStatuses = ['in-use', 'adopted-not-started', 'planned'] as const;

/** What the form holds: texts as they are typed; empty is not said. */
export type EvidenceForm = {
  kind: EvidenceKind;
  title: string;
  role: string;
  status: Evidence['status'];
  date: string;
  reference: string;
  /** What a note said that became this piece; nobody edits it here. */
  noted?: NonNullable<Evidence['noted']>;
};

export type FormProblem = { readonly field: 'title' | 'role'; readonly rule: 'required' };

export const emptyForm: Readonly<EvidenceForm> = {
  kind: 'document',
  title: '',
  role: '',
  status: 'in-use',
  date: '',
  reference: '',
};

export function formOf(evidence: SavedEvidence): EvidenceForm {
  return {
    kind: evidence.kind,
    title: evidence.title,
    role: evidence.kind === 'interview' ? evidence.role : '',
    status: evidence.status,
    date: evidence.date ?? '',
    reference: evidence.reference ?? '',
    ...(evidence.noted && { noted: evidence.noted }),
  };
}

/** What keeps the form from being saved. */
export function formProblems({ kind, title, role }: EvidenceForm): readonly FormProblem[] {
  const fields = [...(title.trim() === '' ? (['title'] as const) : []), ...roleProblem(kind, role)];
  return fields.map((field) => ({ field, rule: 'required' }));
}

/** The piece that a form without problems says. */
export function evidenceOf(form: EvidenceForm, id: string, withdrawn: boolean): Evidence {
  const { kind, status, noted } = form;
  const common = {
    id,
    title: form.title.trim(),
    status,
    withdrawn,
    ...(form.date !== '' && { date: form.date }),
    ...(form.reference.trim() !== '' && { reference: form.reference.trim() }),
    ...(noted && { noted }),
  };
  return kind === 'interview' ? { kind, role: form.role.trim(), ...common } : { kind, ...common };
}

/** The same piece, withdrawn or taken back in. */
export function withWithdrawn(
  { revision: _revision, by: _by, at: _at, ...evidence }: SavedEvidence,
  withdrawn: boolean,
): Evidence {
  return { ...evidence, withdrawn };
}

/** A reference that a browser may open; undefined for a place in an archive, and for any other scheme. */
export function webAddress(reference: string | undefined): string | undefined {
  return reference !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(reference) ? reference : undefined;
}

function roleProblem(kind: EvidenceKind, role: string): readonly ['role'] | readonly [] {
  return kind === 'interview' && role.trim() === '' ? ['role'] : [];
}
