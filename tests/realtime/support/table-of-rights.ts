import { formatDocumentName, type DocumentName, type DocumentShape } from '@samskar/shared/documents';
import type { Access, Authority, Viewer } from '../../../server/src/realtime/ports.ts';

export type PersonName = 'A' | 'B' | 'C';

const accounts: Record<PersonName, string> = {
  A: 'aaaaaaaa-0000-4000-8000-000000000000',
  B: 'bbbbbbbb-0000-4000-8000-000000000000',
  C: 'cccccccc-0000-4000-8000-000000000000',
};

export function accountOf(person: PersonName): string {
  return accounts[person];
}

/** The cookie of a session; each person may have several. */
export function cookieOf(person: PersonName, session = 'one'): string {
  return `session=${person}-${session}`;
}

/** What a person's carets say. */
export function nameOf(person: PersonName): string {
  return `Vurderer ${person}`;
}

/** An authority whose answers a test writes down: who may do what with which document. */
export class TableOfRights implements Authority {
  readonly #rights = new Map<string, Access['kind']>();
  readonly #deleted = new Set<string>();
  readonly #endedSessions = new Set<string>();
  #version = 1;

  /** Nobody may anything until it is said. */
  grant(person: PersonName, document: string, kind: Access['kind']): void {
    this.#rights.set(`${accountOf(person)} ${document}`, kind);
    this.#version += 1;
  }

  /** It was there, and retention has deleted it. */
  noteDeleted(document: string): void {
    this.#deleted.add(document);
  }

  signOut(person: PersonName, session = 'one'): void {
    this.#endedSessions.add(`${person}-${session}`);
    this.#version += 1;
  }

  version(): number {
    return this.#version;
  }

  findViewer(cookieHeader: string | undefined): Viewer | undefined {
    const session = /^session=([ABC])-(\w+)$/.exec(cookieHeader ?? '');
    if (session === null) return undefined;
    // The pattern lets these three letters through.
    const person = session[1] as PersonName;
    const viewer = { accountId: accountOf(person), sessionHash: `${person}-${session[2] ?? ''}` };
    return this.isSignedIn(viewer) ? viewer : undefined;
  }

  isDeleted(name: DocumentName): boolean {
    return this.#deleted.has(formatDocumentName(name));
  }

  isSignedIn(viewer: Viewer): boolean {
    return !this.#endedSessions.has(viewer.sessionHash);
  }

  accessTo(viewer: Viewer, name: DocumentName): Access {
    return { kind: this.#rights.get(`${viewer.accountId} ${formatDocumentName(name)}`) ?? 'none' };
  }

  mayFollow(viewer: Viewer, evaluation: string): boolean {
    return (this.#rights.get(`${viewer.accountId} ${evaluation}`) ?? 'none') !== 'none';
  }

  findShape(): DocumentShape {
    return shape;
  }

  personOf(viewer: Viewer): { readonly name: string; readonly color: string } {
    const person = viewer.sessionHash.slice(0, 1) as PersonName;
    return { name: nameOf(person), color: '#1e2b3c' };
  }
}

/** Two indicators on two criteria, graded 0 to 5. */
export const shape: DocumentShape = {
  indicators: new Map(
    ['1.1.1', '1.1.2'].map((indicator) => [
      indicator,
      new Map([
        ['system-process', 5],
        ['scope', 5],
      ]),
    ]),
  ),
  topics: new Set(['1', '1.1', '1.1.1', '1.1.2']),
  prose: new Set(['area/1/lead', 'subarea/1.1/lead', 'subarea/1.1/close', 'area/1/improve']),
};
