import type { ListenProblem } from './http/listen.ts';
import type { FolderProblem } from './storage/data-folder.ts';

/** Why the server does not start; what it found is left as it was. */
export type StartProblem =
  | FolderProblem
  | { readonly kind: 'config'; readonly lines: readonly string[] }
  /** `message` is written for the operator, by whoever found it. */
  | { readonly kind: 'data-unusable'; readonly message: string }
  | { readonly kind: 'backup-folder-unusable'; readonly folder: string; readonly reason: string }
  | { readonly kind: 'metrics-unusable'; readonly problem: ListenProblem }
  | ListenProblem;

/** What is wrong, and what to do about it. */
export function problemText(problem: StartProblem, dataFolder: string): string {
  switch (problem.kind) {
    case 'config':
      return ['The configuration cannot be used:', ...problem.lines.map((line) => `  ${line}`)].join('\n');
    case 'is-demo':
      return `${dataFolder} holds the demo, whose passwords are printed at each start. Set SAMSKAR_DATA to another folder.`;
    case 'is-not-demo':
      return `${dataFolder} is not empty and not a demo's. Set SAMSKAR_DATA to a new folder, or start with \`pnpm serve\`.`;
    case 'in-use':
      return `Another Samskår is running on ${dataFolder}. Stop it, or set SAMSKAR_DATA to another folder.`;
    case 'unreachable':
      return `The data folder ${dataFolder} cannot be used: ${problem.reason}`;
    case 'data-unusable':
      return problem.message;
    case 'backup-folder-unusable':
      return `No backup can be laid into ${problem.folder}: ${problem.reason}. Set SAMSKAR_BACKUP_FOLDER to another folder.`;
    case 'metrics-unusable':
      return listenText(problem.problem, { port: 'SAMSKAR_METRICS_PORT', host: 'SAMSKAR_METRICS_HOST' });
    case 'port-taken':
    case 'host-unknown':
      return listenText(problem, { port: 'SAMSKAR_PORT', host: 'SAMSKAR_HOST' });
  }
}

function listenText(
  { kind, host, port }: ListenProblem,
  setting: { readonly port: string; readonly host: string },
): string {
  return kind === 'port-taken'
    ? `Port ${port} is taken by another program. Stop it, or set ${setting.port} to another port.`
    : `This machine has no network address ${host}. Set ${setting.host} to one that it has.`;
}

export type DemoAccount = { readonly name: string; readonly email: string; readonly password: string };

/** What is printed when the demo has started. */
export function demoText(origin: string, accounts: readonly DemoAccount[]): string {
  const width = Math.max(...accounts.map(({ name }) => name.length));
  const emailWidth = Math.max(...accounts.map(({ email }) => email.length));
  return [
    '',
    `  Samskår is running with made-up data:  ${origin}`,
    '',
    ...accounts.map(
      ({ name, email, password }) => `    ${name.padEnd(width)}  ${email.padEnd(emailWidth)}  ${password}`,
    ),
    '',
    '  Two people grade one municipality: sign in as Vurderer A and, in another browser or a private window, as Vurderer B.',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

/** What is printed when `serve` has started; the link is there while no administrator can sign in. */
export function serveText(
  origin: string,
  firstLink: { link: string; expiresAt: string } | undefined,
): string {
  const running = `Samskår is running: ${origin}`;
  if (firstLink === undefined) return running;
  return [
    running,
    '',
    'There is no administrator yet. This link makes one; it works once, and until',
    `${firstLink.expiresAt}:`,
    '',
    `    ${firstLink.link}`,
    '',
  ].join('\n');
}
