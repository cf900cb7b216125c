import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

export type CommandAnswer = { readonly exitCode: number; readonly output: string; readonly errors: string };

const cli = resolve(import.meta.dirname, '../../server/src/cli.ts');

/** Runs a command of `samskar` in a folder, with these variables beside the environment's. */
export function samskarAt(
  cwd: string,
  variables: Record<string, string>,
  ...args: readonly string[]
): Promise<CommandAnswer> {
  // Of two wishes about colours Node says on the standard error that it follows one.
  const { npm_lifecycle_event: _event, INIT_CWD: _folder, FORCE_COLOR: _colour, ...inherited } = process.env;
  const options = { cwd, env: { ...inherited, ...variables } };
  return new Promise((done) => {
    const child = execFile(process.execPath, [cli, ...args], options, (_error, output, errors) =>
      done({ exitCode: child.exitCode ?? -1, output, errors }),
    );
  });
}
