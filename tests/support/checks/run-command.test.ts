import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const options = { cwd: import.meta.dirname, environment: {}, limitMs: 60_000 };
const forEver = 'setInterval(() => {}, 1000)';

test('what a command prints is kept together with how it ended', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  const { exitCode, timedOut, output } = await runCommand(['-e', script], options);
  expect({ exitCode, timedOut }).toEqual({ exitCode: 3, timedOut: false });
  expect(output).toContain('out\n');
  expect(output).toContain('err\n');
});

test('a process that a command leaves behind is ended with it', async () => {
  const script = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forEver)}], { stdio: 'inherit' });
    process.exit(0);`;
  // The process left behind holds the pipe open: this ends only when it has ended too.
  expect(await runCommand(['-e', script], options)).toMatchObject({ exitCode: 0, timedOut: false });
});

test('a command that does not end is ended at its limit', async () => {
  const result = await runCommand(['-e', forEver], { ...options, limitMs: 50 });
  expect(result).toMatchObject({ exitCode: 1, timedOut: true });
});
