import {
  evaluationListItemSchema,
  fieldNotesSchema,
  foundMunicipalitiesSchema,
  issuedLinkSchema,
  snapshotItemSchema,
  type EvaluationListItem,
} from '@samskar/shared/api';
import type { Browser, Page } from '@playwright/test';
import {
  archiveMessages,
  evaluationListMessages,
  goldStarMessages,
  interviewMessages,
  moveMessages,
  openModeMessages,
  reportTemplateMessages,
  reportTextMessages,
  retentionMessages,
  shellMessages,
  signInMessages,
  snapshotMessages,
} from '@samskar/shared/messages';
import { instrumentSchema } from '@samskar/shared/instrument';
import type { UiLanguage } from '@samskar/shared/messages';
import { z } from 'zod';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { wordParts } from '../support/office-parts.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';
import { zipParts } from '../support/zip-parts.ts';
import { findViolations } from './support/axe.ts';
import { expect, test } from './support/samskar.ts';

/** A desk, a tablet and a phone; 320 px is also 1280 px at 400 %. */
type Look = { readonly width: 1440 | 768 | 320; readonly theme: 'light' | 'dark' };

/**
 * How each screen is seen, by the language it is opened in. Each meets every width, language and theme once; what axe finds
 * depends on the language little, and on the middle width not at all.
 */
const looks: Readonly<Record<UiLanguage, readonly Look[]>> = {
  nb: [
    { width: 768, theme: 'light' },
    { width: 1440, theme: 'light' },
  ],
  en: [{ width: 320, theme: 'dark' }],
};

/** What the addresses stand for: `agreed` is Midtre Gauldal, ready to be signed; `midway` is under way, and blind. */
type Places = {
  readonly agreed: string;
  readonly midway: string;
  /** A source of `midway` of which something is noted. */
  readonly noted: string;
  /** Number of a snapshot of `agreed`. */
  readonly kept: number;
  /** Municipalities with published results: of areas over years, of areas, and of totals. */
  readonly compared: string;
  readonly beside: string;
  readonly totalsAlone: string;
};

/** The one address that stands for nothing. */
const nowhere = 'an unknown address';

/** An address, or what is opened there by a button or a choice whose name begins so, or by several after each other. */
type Screen =
  string | { readonly address: string; readonly opens: (language: UiLanguage) => string | readonly string[] };

/** What is chosen in the menu of an interview that is planned. */
const fromMenu = (language: UiLanguage, deed: string) => [
  interviewMessages[language].more('Hovedtillitsvalgte'),
  deed,
];

const screensByPerson: Readonly<Record<string, (places: Places) => Readonly<Record<string, Screen>>>> = {
  'Vurderer A': ({ agreed, midway, noted, kept, compared, beside, totalsAlone }) => ({
    list: '/',
    account: '/account',
    [nowhere]: '/nowhere',
    'overview before the reveal': `/evaluation/${midway}`,
    workbench: `/evaluation/${midway}/assess/1.1.1`,
    'ready panel': `/evaluation/${midway}/assess/area/1`,
    'interview plan': `/evaluation/${midway}/interviews`,
    'interview plan that is empty': `/evaluation/${agreed}/interviews`,
    evidence: `/evaluation/${midway}/evidence`,
    fieldwork: `/evaluation/${midway}/fieldwork`,
    'notes of an interview': `/evaluation/${midway}/fieldwork/${noted}`,
    'notes that are signed for': `/evaluation/${agreed}/fieldwork`,
    'notes of nothing': `/evaluation/${midway}/fieldwork/nowhere`,
    'disagreements before the reveal': `/evaluation/${midway}/disagreements`,
    'text before the reveal': `/evaluation/${midway}/text/1`,
    'overview after the reveal': `/evaluation/${agreed}`,
    'workbench after the reveal': `/evaluation/${agreed}/assess/1.1.1`,
    disagreements: `/evaluation/${agreed}/disagreements`,
    'an indicator to decide': `/evaluation/${agreed}/disagreements?indicator=1.1.1`,
    'identical ones': `/evaluation/${agreed}/disagreements?view=greens`,
    confirmations: `/evaluation/${agreed}/disagreements?view=confirm`,
    comparison: `/evaluation/${agreed}/disagreements?view=compare`,
    text: `/evaluation/${agreed}/text/1`,
    'report before the reveal': `/evaluation/${midway}/report`,
    report: `/evaluation/${agreed}/report`,
    'the areas of a report': `/evaluation/${agreed}/report?part=areas&area=5`,
    'a part added to a report': {
      address: `/evaluation/${agreed}/report`,
      opens: (language) => reportTextMessages[language].add,
    },
    'report preview': `/evaluation/${agreed}/report/preview`,
    'report preview before the reveal': `/evaluation/${midway}/report/preview`,
    sign: `/evaluation/${agreed}/sign`,
    'out of focus': `/evaluation/${agreed}/focus`,
    activity: `/evaluation/${agreed}/activity`,
    'activity before the reveal': `/evaluation/${midway}/activity`,
    'activity that is not there': `/evaluation/${agreed}/activity?kind=unlocked`,
    calibration: `/evaluation/${agreed}/calibration`,
    'calibration before the reveal': `/evaluation/${midway}/calibration`,
    snapshots: `/evaluation/${agreed}/snapshots`,
    'snapshots before the reveal': `/evaluation/${midway}/snapshots`,
    'one snapshot': `/evaluation/${agreed}/snapshots/${kept}`,
    'a snapshot and now': `/evaluation/${agreed}/snapshots/${kept}?with=now`,
    'gold stars': '/gold-stars',
    'an interview to plan': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => interviewMessages[language].plan,
    },
    'rows to paste': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => interviewMessages[language].paste,
    },
    'a person to find': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => interviewMessages[language].search,
    },
    'names of an interview': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => `${interviewMessages[language].names}: `,
    },
    'an interview that was held': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => fromMenu(language, interviewMessages[language].markDone),
    },
    'an interview to cancel': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => fromMenu(language, interviewMessages[language].cancel),
    },
    'an interview to remove': {
      address: `/evaluation/${midway}/interviews`,
      opens: (language) => fromMenu(language, interviewMessages[language].remove),
    },
    'a snapshot to take': {
      address: `/evaluation/${agreed}/snapshots`,
      opens: (language) => snapshotMessages[language].take,
    },
    'a gold star to give': {
      address: `/evaluation/${agreed}/text/1`,
      opens: (language) => goldStarMessages[language].giveTo('1.1.1'),
    },
    'a text brought back': {
      address: `/evaluation/${agreed}/snapshots/${kept}?with=now`,
      opens: (language) => snapshotMessages[language].restore,
    },
    'gold stars that are not there': '/gold-stars?q=nowhere',
    'a comparison to choose': '/compare',
    'a municipality beside others': `/compare?m=${compared}&with=${beside}&country=SE&size=middle&members=${beside}`,
    'a municipality of totals alone': `/compare?m=${totalsAlone}&from=2022&to=2023`,
  }),
  // The one who is still grading.
  'Vurderer B': ({ midway }) => ({
    'overview while grading': `/evaluation/${midway}`,
    'workbench while grading': `/evaluation/${midway}/assess/1.1.1`,
    'what is missing before ready': `/evaluation/${midway}/assess/area/1`,
  }),
  Fagfelle: ({ agreed, midway }) => ({
    'the blind notice': `/evaluation/${midway}/assess`,
    'disagreements of a reviewer': `/evaluation/${agreed}/disagreements`,
    'text of a reviewer': `/evaluation/${agreed}/text/2`,
    'sign of a reviewer': `/evaluation/${agreed}/sign`,
    'snapshots of a reviewer': `/evaluation/${agreed}/snapshots`,
  }),
  Kontaktperson: ({ agreed, midway }) => ({
    'interview plan of an observer': `/evaluation/${midway}/interviews`,
    'overview of an observer': `/evaluation/${agreed}`,
    'disagreements of an observer': `/evaluation/${agreed}/disagreements`,
    'text of an observer': `/evaluation/${agreed}/text/1`,
    'report of an observer': `/evaluation/${agreed}/report?part=areas&area=3`,
    'activity of an observer': `/evaluation/${agreed}/activity`,
  }),
  Administrator: ({ midway }) => ({
    'list of an administrator': '/',
    people: '/people',
    retention: '/settings/retention',
    'a period to change': {
      address: '/settings/retention',
      opens: (language) => retentionMessages[language].changeFor(''),
    },
    'templates of reports': '/settings/templates',
    'a template to remove': {
      address: '/settings/templates',
      opens: (language) => reportTemplateMessages[language].removeOf(templateName),
    },
    'new evaluation': '/evaluations/new',
    'new evaluation in open mode': {
      address: '/evaluations/new',
      opens: (language) => openModeMessages[language].choice.open,
    },
    'an evaluation to archive': {
      address: '/',
      opens: (language) => archiveMessages[language].manageFor('Skaun', 2026),
    },
    'people of an evaluation': {
      address: '/',
      opens: (language) => evaluationListMessages[language].manageFor('Skaun', 2026),
    },
    'an evaluation one has no part in': `/evaluation/${midway}`,
  }),
  Eier: () => ({
    certificates: '/certificates',
    instruments: '/instruments',
    'one instrument': '/instruments/kk-3.2',
    'calibration over evaluations': '/instruments/kk-3.2/calibration',
    'calibration of one indicator': '/instruments/kk-3.2/calibration/1.1.1',
    'calibration of nothing': '/instruments/kk-2.0/calibration',
    'published results': '/results',
    'one published result': '/results/no-tynset-2015-2-0',
    'a result of an assumed version': '/results/no-midtre-gauldal-2015-2-0',
  }),
};

let server: TestServer;

test.beforeAll(async () => {
  server = await startTestServer({ mode: 'demo' });
  await bringTemplate();
});

test.afterAll(() => server.stop());

// On a machine with much else to do; alone it takes a tenth of it. A third of all end-to-end tests' time: each worker takes half
// of them in their order, with a server of its own, so that none is left over for one core.
test.describe.configure({ timeout: 400_000, mode: 'parallel' });

for (const language of ['nb', 'en'] as const) {
  test(`before signing in, in ${language}`, async ({ browser }) => {
    const page = await open(browser, language);
    const link = new URL(await issueLink());
    const texts = signInMessages[language];
    await see(page, language, 'sign-in', '/sign-in', texts.title);
    await see(page, language, 'link', link.pathname + link.hash, texts.link.title['new-account']);
    await see(
      page,
      language,
      'a link that does not work',
      `/link#${'x'.repeat(43)}`,
      texts.link.invalidTitle,
    );
    await page.context().close();
  });

  for (const [person, screensOf] of Object.entries(screensByPerson))
    test(`${person} sees each screen whole, in ${language}`, async ({ browser }) => {
      const page = await open(browser, language);
      const places = await enter(page, person, language);
      for (const [screen, place] of Object.entries(screensOf(places)))
        if (typeof place === 'string') await see(page, language, screen, place);
        else await see(page, language, screen, place.address, undefined, place.opens(language));
      await page.context().close();
    });
}

// Last: the version that it publishes is the newest in all screens from then on.
test.describe('when a new version is published', () => {
  test.beforeAll(publishNext);

  for (const language of ['nb', 'en'] as const)
    test(`the owner sees whole what a move brings, in ${language}`, async ({ browser }) => {
      const page = await open(browser, language);
      await enter(page, 'Eier', language);
      const opens = moveMessages[language].moveFor('Skaun', 2026);
      await see(page, language, 'a version to move to', `/instruments/${nextVersion}`);
      await see(page, language, 'a move', `/instruments/${nextVersion}`, undefined, opens);
      await page.context().close();
    });
});

/** What the console said, by page; all of it is a fault. */
const saidByPage = new WeakMap<Page, string[]>();

async function open(browser: Browser, language: UiLanguage): Promise<Page> {
  const context = await browser.newContext({
    locale: language === 'en' ? 'en-GB' : 'nb-NO',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    // A refused request that the screen speaks of is no fault of the page's own.
    if (message.type() === 'error' && !/status of 40[134]/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  saidByPage.set(page, said);
  return page;
}

function signInOf(name: string): { readonly email: string; readonly password: string } {
  const { demo } = server.running;
  const found = demo && demoSignIns(demo.passwords).find((one) => one.name === name);
  if (found === undefined) throw new Error(`The demo has no ${name}`);
  return found;
}

async function enter(page: Page, name: string, language: UiLanguage): Promise<Places> {
  const { email, password } = signInOf(name);
  const texts = signInMessages[language];
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(texts.email).fill(email);
  await page.getByLabel(texts.password).fill(password);
  await page.getByRole('button', { name: texts.submit }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return findPlaces();
}

const nextVersion = 'kk-9.0';

/** The same but for one maximum. */
async function publishNext(): Promise<void> {
  const { email, password } = signInOf('Eier');
  const owner = await server.signIn(email, password);
  const { body } = await owner.call('GET', '/api/instruments/kk-3.2');
  const next = { ...instrumentSchema.parse(body), id: nextVersion, version: '9.0' };
  next.areas[0]!.subareas[0]!.indicators[0]!.max += 1;
  const { status } = await owner.call('POST', '/api/instruments', next);
  expect(status).toBeLessThan(300);
}

const templateName = 'Kommunens mal med et langt navn uten mellomrom_2026_endelig.docx';

async function bringTemplate(): Promise<void> {
  const { cookie } = await asAdministrator();
  const body = zipParts(wordParts('<w:p><w:r><w:t>{{report}}</w:t></w:r></w:p>'));
  const name = encodeURIComponent(templateName);
  const { status } = await fetch(`${server.origin}/api/report-templates/docx?name=${name}`, {
    method: 'PUT',
    headers: { cookie, origin: server.origin, 'content-type': 'application/octet-stream' },
    body: body as Uint8Array<ArrayBuffer>,
  });
  expect(status).toBe(200);
}

async function asAdministrator(): Promise<TestClient> {
  const { email, password } = signInOf('Administrator');
  return server.signIn(email, password);
}

async function findPlaces(): Promise<Places> {
  const { body } = await (await asAdministrator()).call('GET', '/api/evaluations');
  const list = z.array(evaluationListItemSchema).parse(body);
  const idOf = (isIt: (one: EvaluationListItem) => boolean) => {
    const found = list.find(isIt);
    if (found === undefined) throw new Error('The demo has two evaluations');
    return found.id;
  };
  // One is ready to be signed, the other blind as yet.
  const agreed = idOf(({ phase }) => phase !== 'independent');
  const midway = idOf(({ phase }) => phase === 'independent');
  return {
    agreed,
    midway,
    noted: await findNoted(midway),
    kept: await findSnapshot(agreed),
    compared: await findMunicipality('midtre gauldal'),
    beside: await findMunicipality('tynset'),
    totalsAlone: await findMunicipality('røros'),
  };
}

async function findMunicipality(name: string): Promise<string> {
  const administrator = await asAdministrator();
  const { body } = await administrator.call(
    'GET',
    `/api/comparison/municipalities?q=${encodeURIComponent(name)}`,
  );
  const [found] = foundMunicipalitiesSchema.parse(body);
  if (found === undefined) throw new Error(`There is no result of ${name}`);
  return found.id;
}

async function findNoted(evaluation: string): Promise<string> {
  const { email, password } = signInOf('Vurderer A');
  const client = await server.signIn(email, password);
  const { body } = await client.call('GET', `/api/evaluations/${evaluation}/field-notes`);
  return fieldNotesSchema.parse(body).sources[0]?.source ?? '';
}

async function findSnapshot(evaluation: string): Promise<number> {
  const { email, password } = signInOf('Vurderer A');
  const client = await server.signIn(email, password);
  const { body } = await client.call('GET', `/api/evaluations/${evaluation}/snapshots`);
  return z.array(snapshotItemSchema).parse(body).at(-1)?.seq ?? 0;
}

async function see(
  page: Page,
  language: UiLanguage,
  screen: string,
  address: string,
  title?: string,
  opens?: string | readonly string[],
): Promise<void> {
  await test.step(screen, async () => {
    // Opened as it is seen: a browser repaints some colours late when the theme changes under a page.
    await page.emulateMedia({ colorScheme: looks[language][0]?.theme ?? 'light' });
    await page.goto(`${server.origin}${address}`);
    for (const name of opens === undefined ? [] : [opens].flat()) await choose(page, name);
    for (const { width, theme } of looks[language]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      await drawn(page, title);
      expect.soft(await overflow(page), `${screen}: wider than ${width} px`).toEqual([]);
    }
    const isMissing = page.getByRole('heading', { name: shellMessages[language].notFoundTitle });
    await expect.soft(isMissing, screen).toHaveCount(screen === nowhere ? 1 : 0);
    expect.soft(await findViolations(page), `${screen}: WCAG 2.2 AA`).toEqual([]);
    expect.soft(await page.locator('html').getAttribute('lang'), screen).toBe(language);
    expect.soft(saidByPage.get(page)?.splice(0), `${screen}: console`).toEqual([]);
  });
}

async function choose(page: Page, name: string): Promise<void> {
  await drawn(page);
  const called = { name: new RegExp(`^${name}`) };
  await page.getByRole('button', called).or(page.getByRole('radio', called)).first().click();
}

/** The screen has its heading, and nothing on it is still on its way. */
async function drawn(page: Page, title?: string): Promise<void> {
  const heading = page.getByRole('heading', title === undefined ? {} : { name: title }).first();
  await expect(heading).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /…$/ })).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** What reaches beyond the window; empty when the page cannot be moved sideways. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    return beyond.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}

let issued = 0;

async function issueLink(): Promise<string> {
  const client = await asAdministrator();
  const email = `ny-${issued++}@samskar.example`;
  const { body } = await client.call('POST', '/api/accounts', { name: 'Ny', email, roles: [] });
  return issuedLinkSchema.parse(body).link;
}
