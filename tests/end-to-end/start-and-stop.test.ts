import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { startDemo } from '../support/start-demo.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`the demo answers on the address that it prints, and ${signal} leaves nothing of it running`, async () => {
    const demo = await startDemo();
    try {
      expect(demo.printed()).toContain(demo.origin);
      expect((await fetch(demo.origin)).status).toBe(200);

      demo.process.kill(signal);
      await once(demo.process, 'exit');
      await expect(fetch(demo.origin)).rejects.toThrow();
    } finally {
      await demo.stop();
    }
  });
}

test('the sign-in screen breaks no rule of its own content security policy', async ({ page }) => {
  const demo = await startDemo();
  try {
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) broken.push(message.text());
    });
    await page.goto(demo.origin);
    await expect(page.locator('input[type=password]')).toBeVisible();
    expect(broken).toEqual([]);
    await expect(page.locator('meta[http-equiv=content-security-policy]')).toHaveAttribute(
      'content',
      /default-src 'none'/,
    );
  } finally {
    await demo.stop();
  }
});

test('a preference for dark holds before the first screen is drawn', async ({ page }) => {
  const demo = await startDemo();
  try {
    await page.addInitScript(() => {
      localStorage.setItem('samskar.preferences', JSON.stringify({ theme: 'dark' }));
    });
    // Without its modules the page can draw nothing: what holds now, held before the first screen.
    await page.route('**/_app/**', (route) => route.abort());
    await page.goto(demo.origin);
    await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  } finally {
    await demo.stop();
  }
});
