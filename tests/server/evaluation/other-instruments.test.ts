import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PointsView } from '@samskar/shared/api';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreedGrade, openInstrumentJob, type InstrumentJob } from '../../support/instrument-job.ts';
import { inventedInstruments } from '../../support/invented-instruments.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** What the rule says, in plain floating point: max x weighted grades / weighted top grades. */
function pointsByHand(instrument: Instrument, area?: string): number {
  const { indicators, areaByIndicatorId, criteriaByIndicatorId, orderByIndicatorId } =
    instrumentIndex(instrument);
  return indicators
    .filter(({ id }) => area === undefined || areaByIndicatorId.get(id)?.id === area)
    .reduce((sum, { id, max }) => {
      const criteria = criteriaByIndicatorId.get(id)!;
      const grade = (place: number) => agreedGrade(orderByIndicatorId.get(id)! + place, criteria[place]!);
      const given = criteria.reduce((total, { weight }, place) => total + weight * grade(place), 0);
      const top = criteria.reduce((total, { weight, topGrade }) => total + weight * topGrade, 0);
      return sum + (max * given) / top;
    }, 0);
}

function numberOf(fraction: string): number {
  const [numerator, denominator = 1] = fraction.split('/').map(Number);
  return numerator! / denominator;
}

describe.each([
  ['20 areas, five criteria on four scales', 'broad', 'perspective'],
  ['a single indicator on a single criterion', 'single', 'all'],
] as const)('an instrument with %s', (_, name, blocks) => {
  let job: InstrumentJob;
  let downloaded: unknown;

  beforeAll(async () => {
    job = await openInstrumentJob(server, inventedInstruments[name], blocks);
  });

  test('is graded and revealed area by area', async () => {
    expect((await job.state()).revealed).toEqual({});
    await job.reveal();
    expect(Object.keys((await job.state()).revealed)).toHaveLength(job.instrument.areas.length);
  });

  test('is decided, confirmed and signed', async () => {
    await job.agree();
    downloaded = await job.sign();
    expect((await job.state()).signatures).toHaveLength(2);
  });

  test('gives the points that its own maxima, scales and weights say', async () => {
    const points = (await job.a.call('GET', `/api/evaluations/${job.evaluation}/points`)).body as PointsView;
    const { result } = (downloaded as { public: { result: Result } }).public;
    expect(numberOf(result.total.points)).toBeCloseTo(pointsByHand(job.instrument), 9);
    expect(points.total.display).toBe(result.total.display);
    for (const { id, points: ofArea } of result.areas)
      expect(numberOf(ofArea)).toBeCloseTo(pointsByHand(job.instrument, id), 9);
  });

  test('is verified from the package alone', () => {
    const file = join(server.dataFolder, `${name}.json`);
    writeFileSync(file, JSON.stringify(downloaded));
    const key = join(server.dataFolder, 'installation-key.public.pem');
    const { stdout } = spawnSync(process.execPath, ['server/src/cli.ts', 'verify', file, '--key', key], {
      cwd: join(import.meta.dirname, '../../..'),
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      holds: true,
      about: { instrument: job.instrument.id },
      signers: [{ kind: 'proven' }, { kind: 'proven' }],
    });
  });
});

type Result = {
  readonly total: { readonly points: string; readonly display: string };
  readonly areas: readonly { readonly id: string; readonly points: string }[];
};
