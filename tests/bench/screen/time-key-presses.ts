import type { Page } from '@playwright/test';

const editor = '[role=textbox][contenteditable=true]';

/** Moments on the clock that all pages of a browser share, in ms. */
declare global {
  interface Window {
    benchMoments: number[];
  }
}

/** @returns for each letter typed into A's first text, how long until it stood in B's DOM, in ms */
export async function timeKeyPresses(a: Page, b: Page, count: number): Promise<readonly number[]> {
  for (const page of [a, b]) await page.locator(editor).first().waitFor();
  await a.locator(editor).first().click();
  await a.evaluate(noteKeyPresses);
  await b.evaluate(noteGrowth, editor);
  const samples: number[] = [];
  for (let typed = 1; typed <= count; typed++) {
    await a.keyboard.press('a');
    await b.waitForFunction((length) => window.benchMoments.length >= length, typed);
    const [pressedAt, shownAt] = await Promise.all([lastMoment(a), lastMoment(b)]);
    samples.push(shownAt - pressedAt);
  }
  return samples;
}

function lastMoment(page: Page): Promise<number> {
  return page.evaluate(() => window.benchMoments.at(-1) ?? NaN);
}

/** Runs in the page. */
function noteKeyPresses(): void {
  window.benchMoments = [];
  const note = (event: Event) => window.benchMoments.push(performance.timeOrigin + event.timeStamp);
  addEventListener('keydown', note, { capture: true });
}

/** Runs in the page. */
function noteGrowth(selector: string): void {
  window.benchMoments = [];
  const text = document.querySelector(selector);
  if (text === null) throw new Error('There is no text');
  let length = text.textContent.length;
  new MutationObserver(() => {
    const grown = text.textContent.length > length;
    length = text.textContent.length;
    if (grown) window.benchMoments.push(performance.timeOrigin + performance.now());
  }).observe(text, { subtree: true, childList: true, characterData: true });
}
