import { spawn, type ChildProcess } from 'node:child_process';

export type CommandResult = {
  readonly exitCode: number;
  readonly timedOut: boolean;
  readonly output: string;
};

type CommandOptions = {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly limitMs: number;
};

const running = new Set<ChildProcess>();

/**
 * Runs this same Node with `args` in a process group of its own and collects what it prints. Whatever of the group is
 * left when it ends, or when `limitMs` have passed, is killed.
 */
export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: { ...plainEnvironment(), ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer) => void chunks.push(chunk);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);

    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, options.limitMs);

    child.once('exit', () => killGroup(child));
    child.once('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    // `close` comes last, also after `error`, when nothing can print any more.
    child.once('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ exitCode: code ?? 1, timedOut, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Ends all that `runCommand` has started. */
export function killCommands(): void {
  for (const child of running) killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: nothing of it is left, which is what was asked for.
  }
}

/** The output goes to logs as often as to terminals: no colours, no progress bars. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...environment } = process.env;
  return { ...environment, NO_COLOR: '1', CI: '1' };
}
