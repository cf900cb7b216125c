import type { Page } from '@playwright/test';

export type GradeClicks = {
  /** From the click until points, flags and marks on the page have changed; before the frame that paints them. */
  readonly toChangeMs: readonly number[];
  /** Of all clicks, those whose change stood in the page when the next frame was painted. */
  readonly inNextFrameShare: number;
};

type Moment = { readonly ms: number; readonly isInNextFrame: boolean };

/** Gives one criterion one grade after the other, as with a mouse. */
export async function timeGradeClicks(page: Page, count: number): Promise<GradeClicks> {
  const radios = page.locator('fieldset[data-criterion]').first().locator('input[type=radio]');
  await radios.first().waitFor();
  await page.waitForFunction(() => {
    const radio = document.querySelector<HTMLInputElement>('fieldset[data-criterion] input[type=radio]');
    return radio?.disabled === false;
  });
  const moments: Moment[] = [];
  for (let click = 0; click < count; click++) moments.push(await page.evaluate(clickOne, click));
  return {
    toChangeMs: moments.map(({ ms }) => ms),
    inNextFrameShare: moments.filter(({ isInNextFrame }) => isInNextFrame).length / moments.length,
  };
}

/** Runs in the page, and begins at any moment between two frames. */
async function clickOne(click: number): Promise<Moment> {
  const radios = document.querySelectorAll<HTMLInputElement>(
    'fieldset[data-criterion]:first-of-type input[type=radio]',
  );
  const radio = radios[(click % (radios.length - 1)) + 1];
  const points = document.querySelector('main section[data-region] dl')?.closest('section');
  if (radio === undefined || points === null || points === undefined)
    throw new Error('No grade or no points');
  await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 17));
  const startedAt = performance.now();
  let framedAt = Infinity;
  const changed = new Promise<number>((resolve, reject) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(points, { subtree: true, childList: true, characterData: true });
    setTimeout(() => reject(new Error('The points have not changed within 5 s')), 5_000);
  });
  requestAnimationFrame(() => (framedAt = performance.now()));
  radio.click();
  const changedAt = await changed;
  return { ms: changedAt - startedAt, isInNextFrame: changedAt <= framedAt };
}
