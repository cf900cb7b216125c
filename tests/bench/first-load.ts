import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { NewEvaluation } from '@samskar/shared/api';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { startDemo, type Demo } from '../support/start-demo.ts';
import { atMost, type BenchReport, type Figure } from './bench-report.ts';
import { quantileOf } from './statistics.ts';

const rounds = 5;
/** A bad line of the issue: 400 kbit/s both ways, 400 ms there and back. */
const badLine = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

type Round = { readonly signInMs: number; readonly firstGradeMs: number; readonly bytes: number };

/** Nobody has graded anything in it: whoever opens it gives the first grade. */
const municipality = { country: 'NO', code: '5022', name: 'Rennebu' };

/**
 * On a bad line (Chromium's own throttling): from an empty cache to a sign-in form that takes keys, and from "sign in" to
 * the first grade given. A round has a browser context of its own, so nothing is cached.
 */
export async function benchFirstLoad(): Promise<BenchReport> {
  const demo = await startDemo();
  await createEvaluation(demo);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() });
  try {
    const samples: Round[] = [];
    for (let round = 0; round < rounds; round += 1) samples.push(await measure(browser, demo));
    return {
      name: 'first load at 400 kbit/s and 400 ms',
      figures: [
        figure(
          'empty cache to sign-in, median',
          samples.map(({ signInMs }) => signInMs),
        ),
        figure(
          'sign-in to the first grade, median',
          samples.map(({ firstGradeMs }) => firstGradeMs),
        ),
        {
          name: 'bytes until sign-in',
          value: quantileOf(
            samples.map(({ bytes }) => bytes),
            0.5,
          ),
          unit: 'B',
        },
      ],
    };
  } finally {
    await browser.close();
    await demo.stop();
  }
}

function figure(name: string, samples: readonly number[]): Figure {
  const value = quantileOf(samples, 0.5) / 1000;
  return { name, value, unit: 's', goals: [atMost('must', value, 5)] };
}

async function measure(browser: Browser, demo: Demo): Promise<Round> {
  const context = await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'block' });
  const page = await context.newPage();
  const counter = await throttle(page);
  const start = performance.now();
  await page.goto(`${demo.origin}/sign-in`, { waitUntil: 'commit' });
  const { email, password } = demo.signIn('Vurderer B');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  const signInMs = performance.now() - start;
  const bytes = counter.bytes;
  const pressed = performance.now();
  await page.locator('button[type=submit]').click();
  await appears(page, 'main a', municipality.name);
  await page.getByRole('link', { name: municipality.name }).first().click();
  await appears(page, 'a', 'Vurdering');
  await page.getByRole('link', { name: 'Vurdering', exact: true }).first().click();
  await appears(page, 'fieldset[data-criterion] input[type=radio]');
  await page.locator('fieldset[data-criterion] input[type=radio]').first().check();
  const firstGradeMs = performance.now() - pressed;
  await context.close();
  return { signInMs, firstGradeMs, bytes };
}

/** Sees it in the moment in which it is drawn; Playwright's locators look only every half second. */
async function appears(page: Page, selector: string, text = ''): Promise<void> {
  await page.evaluate(
    ([wanted, words]) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const isThere = [...document.querySelectorAll(wanted)].some((one) =>
            one.textContent.includes(words),
          );
          if (isThere) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    [selector, text] as const,
  );
}

async function throttle(page: Page): Promise<{ bytes: number }> {
  const line = await page.context().newCDPSession(page);
  const counter = { bytes: 0 };
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (counter.bytes += encodedDataLength));
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', badLine);
  return counter;
}

async function createEvaluation(demo: Demo): Promise<void> {
  const { origin } = demo;
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const session = await post('/api/session', demo.signIn('Administrator'));
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const accounts = await fetch(`${origin}/api/accounts`, { headers: { cookie } });
  const people = z.array(z.object({ id: z.string(), name: z.string() })).parse(await accounts.json());
  const input: NewEvaluation = {
    municipality,
    year: 2026,
    population: 2_500,
    populationDate: '2026-01-01',
    instrument: 'kk-3.2',
    assessors: people.filter(({ name }) => name.startsWith('Vurderer')).map(({ id }) => id),
    reviewers: [],
    observers: [],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  };
  const created = await post('/api/evaluations', input, cookie);
  if (created.status !== 201) throw new Error(`The evaluation was answered with ${created.status}`);
}
