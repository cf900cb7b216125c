import { randomUUID } from 'node:crypto';
import { mayCommand, type InstallationRole } from '@samskar/shared/api';
import { commandSchema, type Command, type EvaluationRole } from '@samskar/shared/evaluation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everybodyNames, type Name } from '../end-to-end/support/everybody.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;

/** Area 1 is revealed. */
beforeAll(async () => {
  stage = await Stage.open(async (everybody) => {
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
  });
});

afterAll(() => stage.close());

const roleOf: Partial<Record<Name, EvaluationRole>> = {
  a: 'assessor',
  b: 'assessor',
  reviewer: 'internal-reviewer',
  observer: 'observer',
};
const installationRolesOf: Partial<Record<Name, readonly InstallationRole[]>> = {
  administrator: ['administrator'],
  owner: ['owner'],
};

const lastSeq = async () => (await stage.snapshot('a')).state.seq;

/** One of each kind, as its own person could send it. */
function everyCommand(): readonly Command[] {
  const { a, b, stranger } = stage.people;
  const id = randomUUID();
  const hash = '0'.repeat(64);
  const reason = 'Fordi.';
  const interview = {
    id,
    group: 'staff-functions',
    role: 'Økonomi',
    persons: 1,
    time: null,
    place: null,
    lead: a.id,
  } as const;
  const commands: Record<Command['kind'], object> = {
    'save-evidence': {
      evidence: { kind: 'document', id, title: 'Plan', status: 'in-use', withdrawn: false },
      seenRevision: null,
    },
    'plan-interview': { interview },
    'change-interview': { interview, seenRevision: 1 },
    'mark-interview-done': { interview: id, persons: 1, seenRevision: 1 },
    'cancel-interview': { interview: id, reason, seenRevision: 1 },
    'reopen-interview': { interview: id, seenRevision: 1 },
    'remove-interview': { interview: id, seenRevision: 1 },
    'say-ready': { area: '2', seenBallot: hash },
    'take-back-ready': { area: '2' },
    decide: { indicator: '1.1.1', outcome: { kind: 'not-applicable' }, seenDecision: null },
    'accept-greens': { indicators: ['1.1.1'] },
    confirm: { decisions: [id] },
    'take-snapshot': { name: 'X' },
    'say-restored': { snapshot: 1, area: '1', indicator: '1.1.1' },
    'give-gold-star': { indicator: '1.1.1', practice: 'X', why: 'Y' },
    'withdraw-gold-star': { star: id },
    sign: { packageHash: hash, password: 'x' },
    'change-focus': { leaveOut: [], takeIn: ['1.1.1'], reason },
    publish: { packageHash: hash },
    unlock: { reason },
    'add-participant': { account: stranger.id, role: 'observer' },
    'remove-participant': { account: stage.people.observer.id },
    archive: { reason },
    'take-out-of-archive': { reason },
    'replace-assessor': { account: b.id, successor: stranger.id, reason },
    'complete-without': { account: b.id, reason },
    'move-instrument': { to: 'kk-3.2', hash, planHash: hash, reason },
    'continue-certificate': { account: b.id, reason },
  };
  return Object.entries(commands).map(([kind, fields]) => commandSchema.parse({ kind, ...fields }));
}

test('[R7] no command of another’s rights does anything, whatever it is and whoever sends it', async () => {
  const before = await lastSeq();
  for (const command of everyCommand())
    for (const who of everybodyNames) {
      const installation = installationRolesOf[who] ?? [];
      if (mayCommand({ installation, evaluation: roleOf[who] }, command.kind)) continue;
      const { status, body } = await stage.command(who, command);
      expect([403, 404], `${command.kind} by ${who}`).toContain(status);
      // Who takes no part is told nothing, not even that there is such an evaluation.
      if (who === 'stranger') expect(body, command.kind).toEqual({ error: { kind: 'not-found' } });
    }
  const nobody = await stage.stranger.call('POST', `/api/evaluations/${stage.evaluation}/commands`, {
    key: randomUUID(),
    command: everyCommand()[0],
  });
  expect(nobody.status).toBe(401);
  expect(await lastSeq()).toBe(before);
});

test('a command that is replayed is done once; with another’s session it is theirs, and judged anew', async () => {
  const key = randomUUID();
  const command = { kind: 'take-snapshot', name: 'Én gang' } as const;
  const first = await stage.command('a', command, key);
  expect(first.status).toBe(200);
  const after = await lastSeq();
  for (let time = 0; time < 20; time++) {
    const again = await stage.command('a', command, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
  }
  expect(await lastSeq()).toBe(after);
  for (const who of ['reviewer', 'observer', 'administrator', 'stranger'] as const)
    expect([403, 404], who).toContain((await stage.command(who, command, key)).status);
  expect((await stage.command('a', { ...command, name: 'En annen' }, key)).status).toBe(400);
  expect(await lastSeq()).toBe(after);
});

test('commands at once, replayed, stale or before what they build on are done in some order, and each once', async () => {
  const decide = (grade: number, seenDecision: string | null): Command => ({
    kind: 'decide',
    indicator: '1.1.1',
    outcome: { kind: 'graded', grades: { c1: grade, c2: grade } },
    reason: { code: 'slip', text: 'Lest feil.' },
    seenDecision,
  });
  const decisions = async () => (await stage.snapshot('a')).state.decisions['1.1.1'] ?? [];
  // Before there is anything to confirm or sign.
  const early: readonly Command[] = [
    { kind: 'confirm', decisions: [randomUUID()] },
    { kind: 'sign', packageHash: '0'.repeat(64), password: stage.people.a.password },
    { kind: 'unlock', reason: 'Fordi.' },
    { kind: 'take-back-ready', area: '1' },
    decide(3, randomUUID()),
  ];
  const before = await lastSeq();
  for (const command of early) {
    const { status } = await stage.command('a', command);
    expect(status, command.kind).toBeGreaterThanOrEqual(400);
    expect(status, command.kind).toBeLessThan(500);
  }
  expect(await lastSeq()).toBe(before);
  // Twenty people who have all seen the same: one is first, and the others are shown what they have not seen.
  const rivals = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      stage.command(place % 2 === 0 ? 'a' : 'b', decide(place % 6, null)),
    ),
  );
  expect(rivals.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status, body } of rivals.filter((one) => one.status !== 200)) {
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { kind: 'stale' } });
  }
  expect(await decisions()).toHaveLength(1);
});
