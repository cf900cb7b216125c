import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { applicationVersion } from '../../../server/src/application-version.ts';
import { renderReport } from '../../../server/src/reports/render-report.ts';
import { dataFileName } from '../../../server/src/storage/data-folder.ts';
import type { WorkOrder } from '../../../server/src/workshop/works.ts';
import { standardWorkshopLimits, Workshop, type Urgency } from '../../../server/src/workshop/workshop.ts';
import { openDemoDesk, signDemo } from '../../support/signed-demo.ts';

const oddProcess = fileURLToPath(new URL('../../support/odd-process.ts', import.meta.url));

const workshops: Workshop[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(workshops.splice(0).map((workshop) => workshop.close()));
});

function open(limits: Partial<typeof standardWorkshopLimits> = {}, script?: string): Workshop {
  const workshop = new Workshop({ ...standardWorkshopLimits, ...limits }, script);
  workshops.push(workshop);
  return workshop;
}

/** From here on time passes when the test says so: on a busy machine a new process may take longer to begin than an order has. */
function stopTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** What the odd process is asked, which takes any order for what it should do. */
const make = (workshop: Workshop, order: string, urgency: Urgency = 'file') =>
  workshop.make('report', order as unknown as WorkOrder<'report'>, urgency);

async function textOf(made: ReturnType<typeof make>): Promise<string> {
  const result = await made;
  // It answers with a sentence, whatever was ordered.
  return result.ok ? (result.value as unknown as string) : result.error.kind;
}

describe('the workshop', () => {
  test('makes in its process what would be made here, of what is on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samskar-workshop-'));
    const dataFile = join(folder, dataFileName);
    const demo = await openDemoDesk(dataFile);
    const { sources, archive } = signDemo(demo);
    const account = demo.desk.people.a;
    const workshop = open();
    for (const format of ['csv', 'json', 'html', 'xlsx', 'pdf', 'zip'] as const) {
      const order = {
        evaluation: demo.evaluation,
        account,
        language: 'nb',
        format,
        hasOwnLayout: true,
      } as const;
      const made = await workshop.make('report', { dataFile, ...order }, 'file');
      const here = await renderReport({
        sources,
        format,
        archive: { ...archive, application: applicationVersion() },
      });
      if (!made.ok || !made.value.ok) throw new Error('It is made');
      const { bytes, ...about } = made.value.value;
      expect(Buffer.from(bytes).equals(here), format).toBe(true);
      expect(about).toEqual({ municipality: 'Midtre Gauldal', year: 2023, isDraft: false });
    }
    demo.desk.database.close();
    rmSync(folder, { recursive: true });
  });

  test('makes one after the other, in one process, previews before files', async () => {
    const workshop = open({}, oddProcess);
    const order: string[] = [];
    const ask = async (what: string, urgency: Urgency) => {
      const text = await textOf(make(workshop, what, urgency));
      order.push(what);
      return text.replace(what, '');
    };
    const processes = await Promise.all([
      ask('first', 'file'),
      ask('second', 'file'),
      ask('shown', 'preview'),
      ask('shown next', 'preview'),
      ask('third', 'file'),
    ]);
    expect(order).toEqual(['first', 'shown', 'shown next', 'second', 'third']);
    expect(new Set(processes).size).toBe(1);
  });

  test('says how many may wait, and takes no more', async () => {
    stopTimers();
    const workshop = open({ waitingMax: 2, orderMsMax: 300 }, oddProcess);
    const making = [make(workshop, 'never'), make(workshop, 'a'), make(workshop, 'b')];
    expect(await make(workshop, 'c')).toEqual({ ok: false, error: { kind: 'too-many', max: 2 } });
    vi.advanceTimersByTime(300);
    expect((await Promise.all(making)).map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(await textOf(make(workshop, 'c'))).toContain('c in');
  });

  test.each([
    ['crash', 'broken'],
    ['throw', 'broken'],
    ['abort', 'broken'],
    ['memory', 'too-heavy'],
  ])('after a process that ended by %s, which is %s, the next order has a new one', async (end, kind) => {
    const workshop = open({ heapMegabytesMax: 30 }, oddProcess);
    const [broken, next] = await Promise.all([make(workshop, end), textOf(make(workshop, 'next'))]);
    expect(broken).toMatchObject({ ok: false, error: { kind } });
    expect(next).toContain('next in');
  });

  test('ends an order that takes too long, and goes on with the next', async () => {
    stopTimers();
    const workshop = open({ orderMsMax: 300 }, oddProcess);
    const making = [make(workshop, 'never'), textOf(make(workshop, 'next'))] as const;
    vi.advanceTimersByTime(300);
    const [slow, next] = await Promise.all(making);
    expect(slow).toEqual({ ok: false, error: { kind: 'too-slow' } });
    expect(next).toContain('next in');
  });

  test('keeps its process when an order could not be made', async () => {
    const workshop = open({}, oddProcess);
    const [before, failed, after] = await Promise.all([
      textOf(make(workshop, 'x')),
      make(workshop, 'fail'),
      textOf(make(workshop, 'x')),
    ]);
    expect(failed).toMatchObject({
      ok: false,
      error: { kind: 'broken', error: { message: 'no such thing' } },
    });
    expect(after).toBe(before);
  });

  test('lets go of an idle process, and takes another when somebody comes', async () => {
    const workshop = open({ idleMs: 20 }, oddProcess);
    const before = await textOf(make(workshop, 'x'));
    await pause(100);
    expect(await textOf(make(workshop, 'x'))).not.toBe(before);
  });

  test('answers whoever waits when it is closed', async () => {
    const workshop = open({}, oddProcess);
    const waiting = [make(workshop, 'never'), make(workshop, 'next')];
    await workshop.close();
    expect((await Promise.all(waiting)).map(({ ok }) => ok)).toEqual([false, false]);
    expect(await textOf(make(workshop, 'late'))).toBe('too-many');
  });
});
