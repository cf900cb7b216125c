import { spawn } from 'node:child_process';

/** A Node process of ours; it ends when we end. */
export type Child = {
  /** Its exit code, or 1 when a signal ended it. */
  readonly ended: Promise<number>;
  stop(): void;
};

/** Runs this same Node with `args`, output passed through, and takes it along when this process is told to end. */
export function runChild(args: readonly string[], options: { readonly cwd: string }): Child {
  const child = spawn(process.execPath, args, { cwd: options.cwd, stdio: 'inherit' });
  const stop = () => void child.kill('SIGTERM');
  const endWithUs = (signal: NodeJS.Signals) => {
    child.kill(signal);
    process.exitCode = 1;
  };
  process.on('SIGINT', endWithUs).on('SIGTERM', endWithUs).on('exit', stop);
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => process.off('SIGINT', endWithUs).off('SIGTERM', endWithUs).off('exit', stop));
  return { ended, stop };
}
