import { setTimeout as pause } from 'node:timers/promises';
import type { ReportSources } from '@samskar/shared/report';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ReportMaker, standardReportLimits, type Urgency } from '../../../server/src/reports/make-report.ts';
import { renderReport, type ReportOrder } from '../../../server/src/reports/render-report.ts';
import { demoReportSources } from '../../support/demo-report.ts';

const oddWorker = new URL('../../support/odd-report-worker.ts', import.meta.url);

const makers: ReportMaker[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(makers.splice(0).map((maker) => maker.close()));
});

function open(limits: Partial<typeof standardReportLimits> = {}, script?: URL): ReportMaker {
  const maker = new ReportMaker({ ...standardReportLimits, ...limits }, script);
  makers.push(maker);
  return maker;
}

/** From here on time passes when the test says so: a busy machine may take longer for a new worker than an order has. */
function stopTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** What a worker that does not look into orders is asked. */
const odd = (format: string) => ({ format }) as unknown as ReportOrder;

async function textOf(made: ReturnType<ReportMaker['make']>): Promise<string> {
  const result = await made;
  return result.ok ? new TextDecoder().decode(result.value) : result.error.kind;
}

describe('the maker of reports', () => {
  test('makes in its worker what would be made here', async () => {
    const sources: ReportSources = await demoReportSources();
    const maker = open();
    for (const format of ['csv', 'json', 'html', 'xlsx', 'pdf'] as const) {
      const made = await maker.make({ sources, format });
      expect(made.ok && Buffer.from(made.value).equals(await renderReport({ sources, format }))).toBe(true);
    }
  });

  test('makes one after the other, in one worker, previews before files', async () => {
    const maker = open({}, oddWorker);
    const order: string[] = [];
    const make = async (format: string, urgency: Urgency) => {
      const text = await textOf(maker.make(odd(format), urgency));
      order.push(format);
      return text.replace(format, '');
    };
    const threads = await Promise.all([
      make('first', 'file'),
      make('second', 'file'),
      make('shown', 'preview'),
      make('shown next', 'preview'),
      make('third', 'file'),
    ]);
    expect(order).toEqual(['first', 'shown', 'shown next', 'second', 'third']);
    expect(new Set(threads).size).toBe(1);
  });

  test('says how many may wait, and takes no more', async () => {
    stopTimers();
    const maker = open({ waitingMax: 2, orderMsMax: 300 }, oddWorker);
    const making = [maker.make(odd('never')), maker.make(odd('a')), maker.make(odd('b'))];
    expect(await maker.make(odd('c'))).toEqual({ ok: false, error: { kind: 'too-many', max: 2 } });
    vi.advanceTimersByTime(300);
    expect((await Promise.all(making)).map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(await textOf(maker.make(odd('c')))).toContain('c in');
  });

  test.each(['crash', 'throw', 'memory'])(
    'after a worker that ended by %s, the next order has a new one',
    async (end) => {
      const maker = open({ heapMegabytesMax: 30 }, oddWorker);
      const [broken, next] = await Promise.all([maker.make(odd(end)), textOf(maker.make(odd('next')))]);
      expect(broken).toMatchObject({ ok: false, error: { kind: 'broken' } });
      expect(next).toContain('next in');
    },
  );

  test('ends an order that takes too long, and goes on with the next', async () => {
    stopTimers();
    const maker = open({ orderMsMax: 200 }, oddWorker);
    const making = [maker.make(odd('never')), maker.make(odd('next'))] as const;
    vi.advanceTimersByTime(200);
    const [slow, next] = await Promise.all([making[0], textOf(making[1])]);
    expect(slow).toEqual({ ok: false, error: { kind: 'too-slow' } });
    expect(next).toContain('next in');
  });

  test('keeps its worker when an order could not be made', async () => {
    const maker = open({}, oddWorker);
    const [before, failed, after] = await Promise.all([
      textOf(maker.make(odd('x'))),
      maker.make(odd('fail')),
      textOf(maker.make(odd('x'))),
    ]);
    expect(failed).toMatchObject({
      ok: false,
      error: { kind: 'broken', error: { message: 'no such thing' } },
    });
    expect(after).toBe(before);
  });

  test('lets go of an idle worker, and takes another when somebody comes', async () => {
    const maker = open({ idleMs: 20 }, oddWorker);
    const before = await textOf(maker.make(odd('x')));
    await pause(100);
    expect(await textOf(maker.make(odd('x')))).not.toBe(before);
  });

  test('answers whoever waits when it is closed', async () => {
    const maker = open({}, oddWorker);
    const waiting = [maker.make(odd('never')), maker.make(odd('next'))];
    await maker.close();
    expect((await Promise.all(waiting)).map(({ ok }) => ok)).toEqual([false, false]);
    expect(await textOf(maker.make(odd('late')))).toBe('too-many');
  });
});
