import { join } from 'node:path';

/** One part of `pnpm test`: Node programs, run after each other until one fails. */
export type Check = {
  readonly name: string;
  /** Where they run, from the root. */
  readonly folder: '.' | 'web' | 'tests';
  readonly commands: readonly (readonly string[])[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Who counts: a `single` check is one that passed or failed; a test runner says how many in its JSON report. */
  readonly counts: 'single' | 'vitest' | 'playwright';
  /** After this it is ended and counts as failed: several times what it takes on two cores. */
  readonly limitS: number;
};

/** Checks of one stage run beside each other, the stages one after the other. */
export type Stage = readonly Check[];

/** What must hold before a change is taken in; the test runners leave their reports at `reportPath`. */
export function listChecks(extent: Extent, reportFolder: string): readonly Stage[] {
  if (extent === 'faults' || extent === 'probes') return [[routes], [longForm(extent, reportFolder)]];
  const quick = [lint(extent), unitTests(extent, reportFolder), typesOfWeb, types(extent), unused, layers];
  if (extent === 'fast') return [[routes], [...quick, format(extent)]];
  return [[routes], quick, [webBuild, format(extent)], [endToEnd(reportFolder)]];
}

/** `faults` and `probes` are the long forms of one project of the unit tests each, and nothing else. */
export type Extent = 'all' | 'fast' | LongForm;
type LongForm = 'faults' | 'probes';

/**
 * The fast checks look again only at what has changed. For the linter that is not quite enough (a type that changes in one
 * file can make another one wrong), so the whole run never relies on it.
 */
function cached(extent: Extent, ...options: readonly string[]): readonly string[] {
  return extent === 'fast' ? options : [];
}

export const cacheFolder = 'node_modules/.cache/samskar';

export function reportPath(reportFolder: string, name: string): string {
  return join(reportFolder, `${name}.json`);
}

// Limits end what hangs; a busy machine takes four times as long as a quiet one.
const defaults = { folder: '.', counts: 'single', limitS: 900 } as const;

/** First and alone: it writes the types of the routes, which the compiler, the linter and the tests of the web read. */
const routes: Check = {
  ...defaults,
  name: 'routes',
  folder: 'web',
  commands: [['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']],
};

const typesOfWeb: Check = {
  ...defaults,
  name: 'types of web',
  folder: 'web',
  commands: [['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings']],
};

function types(extent: Extent): Check {
  const commands = ['tsconfig.json', 'tests/tsconfig.json'].map((project) => {
    const cache = `${cacheFolder}/${project.replace('/', '-')}.tsbuildinfo`;
    return [
      ...['node_modules/typescript/bin/tsc', '-p', project],
      ...cached(extent, '--incremental', '--tsBuildInfoFile', cache),
    ];
  });
  return { ...defaults, name: 'types', commands };
}

function lint(extent: Extent): Check {
  const command = [
    ...['node_modules/eslint/bin/eslint.js', '--config', '.config/eslint.config.js', '--max-warnings', '0'],
    ...cached(extent, '--cache', '--cache-strategy', 'content', '--cache-location', `${cacheFolder}/eslint`),
    '.',
  ];
  return { ...defaults, name: 'lint', commands: [command] };
}

function format(extent: Extent): Check {
  const command = [
    ...['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'],
    ...cached(extent, '--cache', '--cache-location', `${cacheFolder}/prettier`),
    '.',
  ];
  return { ...defaults, name: 'format', commands: [command] };
}

const layers: Check = {
  ...defaults,
  name: 'layers',
  commands: [
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['--config', '.config/dependency-cruiser.cjs', '--output-type', 'err-long'],
      ...['shared', 'server', 'web', 'migrations', 'tests'],
    ],
  ],
};

const unused: Check = {
  ...defaults,
  name: 'unused',
  commands: [['node_modules/knip/bin/knip.js', '--config', '.config/knip.json', '--no-progress']],
};

function unitTests(extent: Extent, reportFolder: string): Check {
  // Tests that start programs of their own take as long as all the others.
  const projects = extent === 'fast' ? ['--project=node', '--project=pure', '--project=web'] : [];
  return vitest('unit', projects, reportFolder, 600);
}

function longForm(project: LongForm, reportFolder: string): Check {
  const check = vitest(project, [`--project=${project}`], reportFolder, 3600);
  return { ...check, environment: { SAMSKAR_EXTENT: 'long' } };
}

function vitest(name: string, options: readonly string[], reportFolder: string, limitS: number): Check {
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath(reportFolder, name)}`,
  ];
  return {
    name,
    folder: 'tests',
    commands: [['node_modules/vitest/vitest.mjs', 'run', ...options, ...reporters]],
    counts: 'vitest',
    limitS,
  };
}

const webBuild: Check = { ...defaults, name: 'web build', commands: [['server/start.mjs', 'build']] };

function endToEnd(reportFolder: string): Check {
  return {
    name: 'end-to-end',
    folder: 'tests',
    commands: [['node_modules/@playwright/test/cli.js', 'test', '--reporter=dot,json']],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath(reportFolder, 'end-to-end') },
    counts: 'playwright',
    limitS: 1800,
  };
}
