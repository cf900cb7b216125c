import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumArguments, findChromium, type Machine } from './chromium.ts';

function machine(programs: string[], overrides: Partial<Machine> = {}): Machine {
  return {
    environment: { PATH: '/home/me/bin:/usr/bin' },
    isExecutable: (path) => programs.includes(path),
    playwrightPath: () => '/cache/playwright/chrome',
    mayInstall: () => false,
    install: () => {
      throw new Error('nothing may be installed here');
    },
    ...overrides,
  };
}

describe('the search for a Chromium', () => {
  const everywhere = [
    '/my/chrome',
    '/home/me/bin/google-chrome',
    '/usr/bin/chromium',
    '/cache/playwright/chrome',
  ];

  test('takes the one that the environment names before all others', () => {
    const environment = { PATH: '/usr/bin', SAMSKAR_CHROMIUM: '/my/chrome' };
    expect(findChromium(machine(everywhere, { environment }))).toBe('/my/chrome');
  });

  test('does not fall back in silence when the environment names something that cannot run', () => {
    const environment = { PATH: '/usr/bin', SAMSKAR_CHROMIUM: '/gone' };
    expect(() => findChromium(machine(everywhere, { environment }))).toThrow('SAMSKAR_CHROMIUM is /gone');
  });

  test("takes the system's, in the order of PATH, before Playwright's", () => {
    expect(findChromium(machine(everywhere))).toBe('/home/me/bin/google-chrome');
    expect(findChromium(machine(['/usr/bin/chromium', '/cache/playwright/chrome']))).toBe(
      '/usr/bin/chromium',
    );
  });

  test('takes the shell without windows before the whole browser', () => {
    const both = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
    expect(findChromium(machine(both))).toBe('/usr/bin/chromium-headless-shell');
  });

  test('looks in the usual places too when PATH is short', () => {
    expect(findChromium(machine(['/usr/bin/chromium'], { environment: {} }))).toBe('/usr/bin/chromium');
  });

  test("takes Playwright's own download when the system has none", () => {
    expect(findChromium(machine(['/cache/playwright/chrome']))).toBe('/cache/playwright/chrome');
  });

  test('installs one where that is possible', () => {
    const programs: string[] = [];
    const install = () => void programs.push('/usr/bin/chromium');
    expect(findChromium(machine(programs, { mayInstall: () => true, install }))).toBe('/usr/bin/chromium');
  });

  test('says what to do when there is none and none can be installed', () => {
    expect(() => findChromium(machine([]))).toThrow('Install Chromium or Google Chrome');
    expect(() => findChromium(machine([], { mayInstall: () => true, install: () => undefined }))).toThrow(
      'SAMSKAR_CHROMIUM',
    );
  });
});

test('what Playwright turns off in Chromium stays off, whose switch ours replaces', () => {
  const ours = chromiumArguments()
    .find((argument) => argument.startsWith('--disable-features='))
    ?.split(/[=,]/);
  expect(ours).toEqual(expect.arrayContaining(featuresOffInPlaywright()));
});

/** Nothing that it exports says so; its source does. */
function featuresOffInPlaywright(): string[] {
  const packages = ['@playwright/test', 'playwright', 'playwright-core'];
  const core = packages.reduce(
    (from, name) => createRequire(from).resolve(`${name}/package.json`),
    import.meta.filename,
  );
  const source = readFileSync(join(dirname(core), 'lib/coreBundle.js'), 'utf8');
  const list = /disabledFeatures = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const names = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name = '']) => name);
  expect(names).toContain('PaintHolding');
  return names;
}
