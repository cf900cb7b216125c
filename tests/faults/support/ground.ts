import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ballotName, documentShape, jointName, type DocumentShape } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { hashToken } from '../../../server/src/people/chance.ts';
import { Passwords } from '../../../server/src/people/passwords.ts';
import { setPasswordHash } from '../../../server/src/storage/account.ts';
import { insertCertificate } from '../../../server/src/storage/certificate.ts';
import { dataFileName } from '../../../server/src/storage/data-folder.ts';
import { insertSession } from '../../../server/src/storage/session.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
} from '../../support/evaluation-desk.ts';
import { cheapPasswords } from '../../support/start-test-server.ts';

/** An assessor with an open session. */
export type GroundPerson = {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
};

/** A data folder on which a server can be started, with evaluations at the stages at which it will be harmed. */
export type Ground = {
  readonly folder: string;
  readonly a: GroundPerson;
  readonly b: GroundPerson;
  /** Being graded. */
  readonly graded: string;
  /** With a joint text that is being written. */
  readonly written: string;
  /** A is ready in area 2 and B has graded it: B's command makes the reveal. */
  readonly toReveal: readonly { readonly evaluation: string; readonly command: Command }[];
  /** Everything is agreed, and nobody has signed. */
  readonly toSign: readonly string[];
  /** Of area 1, which is written in, and of area 2, which is revealed. */
  readonly shape: DocumentShape;
  readonly shapeToReveal: DocumentShape;
};

export const ballotOfA = ({ graded, a }: Ground) => ballotName(graded, a.id, '1', 1);
export const jointText = ({ written }: Ground) => jointName(written, '1', 1);

/** Makes the data file in a folder of its own below `parent`; `stages` says how many evaluations of each kind. */
export async function prepareGround(
  parent: string,
  stages: { reveals?: number; signatures?: number } = {},
): Promise<Ground> {
  const folder = join(parent, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const desk = await openEvaluationDesk(join(folder, dataFileName));
  try {
    desk.travelTo(new Date().toISOString());
    certify(desk);
    const graded = desk.create();
    const written = desk.create();
    revealAll(desk, written);
    return {
      folder,
      a: await signedIn(desk, 'a'),
      b: await signedIn(desk, 'b'),
      graded,
      written,
      toReveal: Array.from({ length: stages.reveals ?? 0 }, () => beforeReveal(desk)),
      toSign: Array.from({ length: stages.signatures ?? 0 }, () => beforeSigning(desk)),
      shape: documentShape(desk.instrument, '1')!,
      shapeToReveal: documentShape(desk.instrument, '2')!,
    };
  } finally {
    desk.database.close();
  }
}

/** Until after whatever the clock of the machine and of the tests may show. */
function certify({ database, people, instrument: { family } }: EvaluationDesk): void {
  const expiresOn = new Date(Date.now() + 730 * 86_400_000).toISOString().slice(0, 10);
  database.transaction(() => {
    for (const accountId of [people.a, people.b]) {
      const certificate = { id: crypto.randomUUID(), accountId, family, expiresOn };
      insertCertificate(database, { ...certificate, issuedBy: people.owner, issuedAt: Date.now() });
    }
  });
}

async function signedIn({ database, people }: EvaluationDesk, name: 'a' | 'b'): Promise<GroundPerson> {
  const [id, password, token] = [
    people[name],
    `the password of ${name}`,
    randomBytes(32).toString('base64url'),
  ];
  setPasswordHash(database, id, await new Passwords(cheapPasswords).hash(password));
  insertSession(database, hashToken(token), id, Date.now());
  return { id, email: `${name}@samskar.example`, password, cookie: `samskar=${token}` };
}

function beforeReveal(desk: EvaluationDesk): Ground['toReveal'][number] {
  const evaluation = desk.create();
  for (const who of ['a', 'b'] as const) desk.grade(evaluation, who, '2', 3);
  expectOk(desk.sayReady(evaluation, 'a', '2'));
  const command = { kind: 'say-ready', area: '2', seenBallot: desk.seen(evaluation, 'b', '2') } as const;
  return { evaluation, command };
}

function beforeSigning(desk: EvaluationDesk): string {
  const evaluation = desk.create();
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  return evaluation;
}
