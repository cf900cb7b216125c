import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** What the search looks at; an argument, so that its order can be tested on any machine. */
export type Machine = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  isExecutable(path: string): boolean;
  /** Where Playwright keeps the browser that `playwright install` downloads; the file need not exist. */
  playwrightPath(): string;
  /** True when this user may install Debian packages. */
  mayInstall(): boolean;
  install(): void;
};

/** Chromium without its windows shows and runs every page as the whole program does, and takes half of the processor. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualPlaces = [
  ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    names.map((name) => `${folder}/${name}`),
  ),
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium: the one that SAMSKAR_CHROMIUM names, the system's, Playwright's own, or one that is installed
 * now with apt-get. Throws with what to do when there is none.
 */
export function findChromium(machine: Machine = thisMachine): string {
  return named(machine) ?? found(machine) ?? installed(machine);
}

/** Our switch replaces the one that Playwright gives, so what it turns off has to stand in ours too. */
const disabledByPlaywright = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AimEnabled',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];

/** Two pages of the browser's own behind each context, for what drops down from the address bar: a fifth of all its work. */
const addressBar = ['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'];

/** Switches for launching it: its sandbox cannot start as root, as in most containers. */
export function chromiumArguments(): string[] {
  const features = `--disable-features=${[...disabledByPlaywright, ...addressBar].join(',')}`;
  return process.getuid?.() === 0 ? [features, '--no-sandbox'] : [features];
}

function named(machine: Machine): string | undefined {
  const path = machine.environment.SAMSKAR_CHROMIUM;
  if (path === undefined || path === '') return undefined;
  if (machine.isExecutable(path)) return path;
  throw new Error(`SAMSKAR_CHROMIUM is ${path}, which is not a program that can be run.`);
}

function found(machine: Machine): string | undefined {
  const folders = (machine.environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces, machine.playwrightPath()].find((path) => machine.isExecutable(path));
}

function installed(machine: Machine): string {
  if (machine.mayInstall()) machine.install();
  const path = found(machine);
  if (path !== undefined) return path;
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome, or run `pnpm --filter @samskar/tests exec playwright ' +
      'install chromium`, or set SAMSKAR_CHROMIUM to the path of one.',
  );
}

const thisMachine: Machine = {
  environment: process.env,
  isExecutable,
  playwrightPath: () => chromium.executablePath(),
  mayInstall: () => process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get'),
  install: () => {
    console.error('No Chromium here: installing it with apt-get …');
    // Older systems have no package of the shell.
    if (aptGet('update') && !aptGet('install', '-y', '--no-install-recommends', shell))
      aptGet('install', '-y', '--no-install-recommends', 'chromium');
  },
};

function aptGet(...args: readonly string[]): boolean {
  try {
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch (error) {
    console.error(`apt-get ${args.join(' ')} failed: ${String(error)}`);
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent, or there and not a program of this user's: both mean "look further".
    return false;
  }
}
