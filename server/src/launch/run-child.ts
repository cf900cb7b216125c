import { spawn, type StdioOptions } from 'node:child_process';

/** A Node process of ours; it ends when we end. */
export type Child = {
  /** Its exit code, or 1 when a signal ended it. */
  readonly ended: Promise<number>;
  stop(): void;
};

type ChildOptions = {
  readonly cwd: string;
  /** What it prints: passed on at once, or kept and shown only if it fails. */
  readonly output: 'shown' | 'shown on failure';
};

/** Runs this same Node with `args` and takes it along when this process is told to end. */
export function runChild(args: readonly string[], { cwd, output }: ChildOptions): Child {
  const stdio: StdioOptions = output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, args, { cwd, stdio });
  const kept: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk));

  const stop = () => void child.kill('SIGTERM');
  const endWithUs = (signal: NodeJS.Signals) => {
    child.kill(signal);
    process.exit(1);
  };
  process.on('SIGINT', endWithUs).on('SIGTERM', endWithUs).on('exit', stop);
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  }).then((exitCode) => {
    process.off('SIGINT', endWithUs).off('SIGTERM', endWithUs).off('exit', stop);
    if (exitCode !== 0) process.stderr.write(Buffer.concat(kept));
    return exitCode;
  });
  return { ended, stop };
}
