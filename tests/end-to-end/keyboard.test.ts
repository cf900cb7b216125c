import type { Page } from '@playwright/test';
import { assessMessages, evaluationMessages, signInMessages } from '@samskar/shared/messages';
import { expect, test } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const assess = assessMessages.nb;
const signIn = signInMessages.nb;

test('an assessor signs in, grades, goes on, undoes and declares ready without a mouse', async ({
  samskar,
  browser,
}) => {
  const { server } = samskar;
  const administrator = await server.addPerson('Administrator', { roles: ['administrator'] });
  const a = await server.addPerson('Vurderer A', { certified: smallFamily });
  const b = await server.addPerson('Vurderer B', { certified: smallFamily });
  await createSmallEvaluation(samskar, administrator, { assessors: [a, b] });
  const context = await browser.newContext();
  const page = await context.newPage();
  const { keyboard } = page;

  await test.step('sign in', async () => {
    await page.goto(`${server.origin}/sign-in`);
    await tabTo(page, signIn.email);
    await keyboard.type(a.email);
    await tabTo(page, signIn.password);
    await keyboard.type(a.password);
    await keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
  });

  await test.step('open the workbench', async () => {
    await tabTo(page, /^Skaun/);
    await keyboard.press('Enter');
    await page.waitForURL(/\/evaluation\//);
    await tabTo(page, evaluationMessages.nb.assess);
    await keyboard.press('Enter');
    await onIndicator(page, '1.1.1');
  });

  await test.step('grade an indicator', async () => {
    await tabTo(page, '0');
    await keyboard.press('3');
    await expectFocus(page, '3');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowDown');
    await keyboard.press('5');
    expect(await grades(page)).toEqual([4, 5]);
    await keyboard.press('b');
    await keyboard.type('Skrevet uten mus');
    await expectFocus(page, assess.reason);
  });

  await test.step('go on, and undo', async () => {
    await keyboard.press('Control+Enter');
    await onIndicator(page, '1.1.2');
    await expectFocus(page, /^[0-5]$/);
    await keyboard.press('2');
    await keyboard.press('ArrowDown');
    await keyboard.press('1');
    expect(await grades(page)).toEqual([2, 1]);
    await keyboard.press('Control+z');
    expect(await grades(page)).toEqual([2, undefined]);
    await keyboard.press('Control+Shift+z');
    expect(await grades(page)).toEqual([2, 1]);
  });

  await test.step('declare ready', async () => {
    await tabTo(page, assess.area('1', 'Navn 1'), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: assess.sayReady('1') })).toBeEnabled();
    await tabTo(page, assess.sayReady('1'));
    await keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: assess.confirmLastTitle('1') });
    await expect(question).toBeVisible();
    await tabTo(page, assess.sayReady('1'));
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: assess.takeBackReady })).toBeVisible();
  });
  await context.close();
});

const stopRoles = ['link', 'button', 'textbox', 'radio'] as const;
/** More stops than any screen here has. */
const stopsMax = 80;

/** Presses Tab until the focus is on what bears this name; at every stop on the way the focus can be seen. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await hasFocus(page, name)) return;
  }
  throw new Error(`${stopsMax} stops, and none is ${String(name)}`);
}

async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => hasFocus(page, name)).toBe(true);
  await expectVisibleFocus(page);
}

/** Whether the focus is on something that assistive technology would call `name`. */
async function hasFocus(page: Page, name: string | RegExp): Promise<boolean> {
  const exact = typeof name === 'string';
  const [first, ...rest] = stopRoles.map((role) => page.getByRole(role, { name, exact }));
  const named = rest.reduce((all, one) => all?.or(one), first);
  return named !== undefined && (await page.locator(':focus').and(named).count()) === 1;
}

/** The focus is somewhere, inside the window, and drawn: with an outline or a shadow on it or on what frames it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focus = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nowhere';
    const box = element.getBoundingClientRect();
    const at = `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
    const isInside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (!isInside) return `outside the window: ${at}`;
    const frames = [element, element.parentElement, element.parentElement?.parentElement];
    const isDrawn = frames.some((frame) => {
      if (!frame) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(frame);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    return isDrawn ? 'seen' : `not drawn: ${at}`;
  });
  // Leaving the page's last stop, the focus is in the browser's own bar.
  if (focus !== 'nowhere') expect(focus).toBe('seen');
}

async function onIndicator(page: Page, indicator: string): Promise<void> {
  await expect(page.locator('h1')).toContainText(indicator);
  await expect(page.locator('fieldset[data-criterion] input[type=radio]').first()).toBeEnabled();
}

/** The grades on the screen; undefined where none is set. */
async function grades(page: Page): Promise<(number | undefined)[]> {
  const criteria = await page.locator('fieldset[data-criterion]').all();
  const chosen = criteria.map(async (criterion) => {
    const radio = criterion.locator('input[type=radio]:checked');
    return (await radio.count()) === 0 ? undefined : Number(await radio.inputValue());
  });
  return Promise.all(chosen);
}
