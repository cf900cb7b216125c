import { describe, expect, test } from 'vitest';
import { countResults, type Ending } from './count-results.ts';

const well: Ending = { exitCode: 0, timedOut: false, report: undefined };

describe('a check of its own', () => {
  test('counts as one', () => {
    expect(countResults('single', well)).toMatchObject({ passed: 1, failed: 0 });
    expect(countResults('single', { ...well, exitCode: 2 })).toMatchObject({ passed: 0, failed: 1 });
  });

  test('has failed when it was ended at its limit', () => {
    expect(countResults('single', { ...well, timedOut: true })).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('unit tests', () => {
  const file = (status: string, ...statuses: string[]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
  });
  const ended = (exitCode: number, ...testResults: unknown[]) =>
    countResults('vitest', { exitCode, timedOut: false, report: { testResults } });

  test('are counted one by one', () => {
    expect(ended(0, file('passed', 'passed', 'passed'), file('passed', 'passed'))).toEqual({
      passed: 3,
      failed: 0,
      failures: [],
      notes: [],
    });
    expect(ended(1, file('failed', 'passed', 'failed'))).toEqual({
      passed: 1,
      failed: 1,
      failures: ['test 1'],
      notes: [],
    });
  });

  test('that fail are named on a line each, with the first line of the reason', () => {
    const failed = {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        {
          status: 'failed',
          fullName: 'adds',
          failureMessages: ['\u001b[31mError: 1 is not 2\u001b[39m\n    at a.ts:1'],
        },
      ],
    };
    expect(ended(1, failed)).toMatchObject({ failed: 1, failures: ['adds: Error: 1 is not 2'] });
  });

  test('fail when a file cannot be loaded', () => {
    const counts = ended(1, file('passed', 'passed'), file('failed'));
    expect(counts).toMatchObject({ passed: 1, failed: 1, notes: ['a.test.ts could not be run'] });
  });

  test('fail when they were skipped: a test that does not run shows nothing', () => {
    expect(ended(0, file('passed', 'passed', 'skipped', 'todo'))).toMatchObject({ passed: 1, failed: 2 });
  });

  test('fail when none ran', () => {
    expect(ended(0)).toMatchObject({ passed: 0, failed: 1, notes: ['it ran no test'] });
  });

  test('fail when the runner ends badly after good tests, as for an error that nobody caught', () => {
    const counts = ended(1, file('passed', 'passed'));
    expect(counts).toMatchObject({ passed: 1, failed: 1, notes: ['the runner ended with exit code 1'] });
  });

  test('fail when the report is missing or is something else', () => {
    expect(countResults('vitest', well)).toMatchObject({ passed: 0, failed: 1 });
    expect(countResults('vitest', { ...well, report: { testResults: 'many' } })).toMatchObject({ failed: 1 });
  });

  test('keep what has passed when they are ended at their limit', () => {
    const report = { testResults: [file('passed', 'passed')] };
    expect(countResults('vitest', { exitCode: 1, timedOut: true, report })).toMatchObject({
      passed: 1,
      failed: 1,
      notes: ['it took too long and was ended'],
    });
  });
});

describe('end-to-end tests', () => {
  const ended = (exitCode: number, stats: object, errors: unknown[] = []) =>
    countResults('playwright', {
      exitCode,
      timedOut: false,
      report: { errors, stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } },
    });

  test('are counted one by one', () => {
    expect(ended(0, { expected: 3 })).toMatchObject({ passed: 3, failed: 0, notes: [] });
    expect(ended(1, { expected: 3, unexpected: 2 })).toMatchObject({ passed: 3, failed: 2, notes: [] });
  });

  test('that fail are named, with the file and the reason, however deep they stand', () => {
    const spec = (title: string, ok: boolean, message?: string) => ({
      title,
      ok,
      file: 'a.spec.ts',
      tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
    });
    const suites = [
      { specs: [spec('opens', true)], suites: [{ specs: [spec('closes', false, 'Timeout\nof a')] }] },
    ];
    const report = { errors: [], suites, stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 } };
    const counts = countResults('playwright', { exitCode: 1, timedOut: false, report });
    expect(counts).toMatchObject({ passed: 1, failed: 1, failures: ['a.spec.ts: closes: Timeout'] });
  });

  test('fail when they passed at the second try only or did not run', () => {
    expect(ended(0, { expected: 3, flaky: 1, skipped: 2 })).toMatchObject({ passed: 3, failed: 3 });
  });

  test('fail for an error outside of any test, and when none ran', () => {
    expect(ended(1, { expected: 1 }, [{ message: 'setup' }])).toMatchObject({ passed: 1, failed: 1 });
    expect(ended(1, {}, [{ message: 'No tests found' }])).toMatchObject({ passed: 0, failed: 1 });
    expect(ended(0, {})).toMatchObject({ passed: 0, failed: 1, notes: ['it ran no test'] });
  });
});
