import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './support/chromium.ts';

/**
 * End-to-end tests: real servers with folders of their own (the fixtures start and stop them), a real Chromium. They need
 * a built web: `node server/start.mjs build`.
 */
export default defineConfig({
  testDir: './end-to-end',
  outputDir: './test-results',
  // Two files at a time, each with a browser and servers of its own: one alone leaves half of two cores waiting for it, and
  // two cores are the least we promise.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A test that passes the second time has found something.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    // A click that finds nothing should fail its test long before the test's own time is up.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // Recording one takes longer than the tests themselves; whoever needs it adds `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
