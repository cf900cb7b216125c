import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import { startTestServer } from '../../support/start-test-server.ts';
import { atMost, type BenchReport, type Figure } from '../bench-report.ts';
import { startSamskar } from '../servers/samskar.ts';
import { addPair, createEvaluation, finishArea, firstArea, firstIndicatorOf } from '../site/prepare-site.ts';
import { quantileOf } from '../statistics.ts';
import { timeGradeClicks } from './time-grade-clicks.ts';
import { timeKeyPresses } from './time-key-presses.ts';

const keyPresses = 100;
const gradeClicks = 100;
/** 60 a second. */
const frameMs = 1000 / 60;

/** What two people in front of their browsers see: one's letter on the other's screen, and one's own points after a click. */
export async function benchScreen(): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-screen-'));
  try {
    const site = await prepare(folder);
    const server = await startSamskar(folder, originAt);
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() });
    try {
      return {
        name: 'screen: two Chromium pages and the server on one machine',
        figures: await measure(browser, originAt(server.port), site),
      };
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Site = {
  /** Whose texts both write, and one that A grades blind. */
  readonly written: string;
  readonly graded: string;
  readonly cookies: readonly [string, string];
};

function originAt(port: number): string {
  return `http://localhost:${port}`;
}

async function prepare(folder: string): Promise<Site> {
  const server = await startTestServer({ dataFolder: folder });
  try {
    const administrator = await server.addPerson('Administrator', { roles: ['administrator'] });
    const pair = await addPair(server, '1');
    const written = await createEvaluation(administrator, pair, 1, 'open');
    await finishArea(server, pair[0], written, firstArea);
    const graded = await createEvaluation(administrator, pair, 2, 'blind');
    return { written, graded, cookies: [pair[0].cookie, pair[1].cookie] };
  } finally {
    await server.stop();
  }
}

async function measure(browser: Browser, origin: string, site: Site): Promise<readonly Figure[]> {
  const a = await openPage(browser, origin, site.cookies[0]);
  const b = await openPage(browser, origin, site.cookies[1]);
  for (const page of [a, b]) await page.goto(`${origin}/evaluation/${site.written}/text/${firstArea}`);
  const toDomMs = await timeKeyPresses(a, b, keyPresses);
  await a.goto(`${origin}/evaluation/${site.graded}/assess/${firstIndicatorOf(firstArea)}`);
  const clicks = await timeGradeClicks(a, gradeClicks);
  return [
    quantileFigure('key press to the other’s DOM', toDomMs, 0.5, 12),
    quantileFigure('key press to the other’s DOM', toDomMs, 0.95, 20),
    quantileFigure('grade click to changed points', clicks.toChangeMs, 0.5, frameMs),
    quantileFigure('grade click to changed points', clicks.toChangeMs, 0.95, frameMs),
    {
      name: 'grade clicks painted in the very next frame',
      value: clicks.inNextFrameShare * 100,
      unit: '%',
    },
  ];
}

function quantileFigure(name: string, samples: readonly number[], share: number, aimMs: number): Figure {
  const value = quantileOf(samples, share);
  return { name: `${name}, p${share * 100}`, value, unit: 'ms', goals: [atMost('aim', value, aimMs)] };
}

async function openPage(browser: Browser, origin: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nb-NO' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  return context.newPage();
}
