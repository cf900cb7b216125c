import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/**
 * What a check adds to the last line. `failures` names the tests that failed, each with the first line of its reason; `notes`
 * say why something counted as failed that its output may not show.
 */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
};

/** How the programs of a check ended. `report` is what its test runner wrote, `undefined` when that cannot be read. */
export type Ending = { readonly exitCode: number; readonly timedOut: boolean; readonly report: unknown };

/** Counts a check; whatever did not demonstrably pass has failed, so that a crash can never look like success. */
export function countResults(counts: 'single' | 'vitest' | 'playwright', ending: Ending): Counts {
  if (counts === 'single') return single(ending);
  const tests = counts === 'vitest' ? countVitest(ending.report) : countPlaywright(ending.report);
  return withEnding(tests, ending);
}

function single({ exitCode, timedOut }: Ending): Counts {
  if (timedOut) return { passed: 0, failed: 1, failures: [], notes: ['it took too long and was ended'] };
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, failures: [], notes: [] };
}

/** A runner that ended badly has at least one failure, even when each test that it reported has passed. */
function withEnding(tests: Counts, { exitCode, timedOut }: Ending): Counts {
  const notes = [...tests.notes];
  if (timedOut) notes.push('it took too long and was ended');
  else if (tests.failed === 0 && exitCode !== 0) notes.push(`the runner ended with exit code ${exitCode}`);
  else if (tests.failed === 0 && tests.passed === 0) notes.push('it ran no test');
  return { ...tests, failed: tests.failed + notes.length - tests.notes.length, notes };
}

const unreadable: Counts = {
  passed: 0,
  failed: 1,
  failures: [],
  notes: ["the runner's report could not be read"],
};

/** A failure on one line: logs are cut, and its name must be in what is left of them. */
function nameFailure(name: string, reason = ''): string {
  const [line = ''] = stripVTControlCharacters(reason).split('\n');
  return line === '' ? name : `${name}: ${line}`;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

function countVitest(report: unknown): Counts {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return unreadable;
  const tests = parsed.data.testResults.flatMap((file) => file.assertionResults);
  // A file that could not be loaded has failed without a single test to show for it.
  const broken = parsed.data.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = tests.filter((test) => test.status === 'passed').length;
  const left = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  return {
    passed,
    failed: tests.length - passed + broken.length,
    failures: tests
      .filter((test) => test.status === 'failed')
      .map((test) => nameFailure(test.fullName, test.failureMessages[0])),
    notes: [
      ...broken.map((file) => `${file.name} could not be run`),
      ...left.map((test) => `"${test.fullName}" was not run (${test.status})`),
    ],
  };
}

type Suite = { readonly specs: readonly Spec[]; readonly suites: readonly Suite[] };
type Spec = z.infer<typeof spec>;

const spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec), suites: z.array(suite).default([]) }),
);

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  suites: z.array(suite).default([]),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

function countPlaywright(report: unknown): Counts {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return unreadable;
  const { errors, stats, suites } = parsed.data;
  const notes = [
    stats.flaky > 0 ? `${stats.flaky} passed at the second try only` : undefined,
    stats.skipped > 0 ? `${stats.skipped} were not run` : undefined,
    errors.length > 0 ? `${errors.length} errors outside of any test` : undefined,
  ].filter((note) => note !== undefined);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    failures: suites
      .flatMap(specsOf)
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) =>
        nameFailure(`${file}: ${title}`, tests[0]?.results[0]?.error?.message),
      ),
    notes,
  };
}

function specsOf({ specs, suites }: Suite): readonly Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}
