import type { Command, CommandAnswer } from './cli/command.ts';
import { backup } from './cli/backup.ts';
import { check } from './cli/check.ts';
import { importData } from './cli/import.ts';
import { instruments } from './cli/instruments.ts';
import { recover } from './cli/recover.ts';
import { report } from './cli/report.ts';
import { restore } from './cli/restore.ts';
import { schema } from './cli/schema.ts';
import { score } from './cli/score.ts';
import { verify } from './cli/verify.ts';

const commandByName: ReadonlyMap<string, Command> = new Map([
  ['score', score],
  ['check', check],
  ['schema', schema],
  ['instruments', instruments],
  ['verify', verify],
  ['report', report],
  ['recover', recover],
  ['backup', backup],
  ['restore', restore],
  ['import', importData],
]);

/** Characters from the left; a longer call stands in a line of its own. */
const aboutColumn = 42;

const answer = await answerTo(process.argv.slice(2));
for (const line of answer.errors ?? []) process.stderr.write(`${line}\n`);
if (answer.output !== undefined) process.stdout.write(`${JSON.stringify(answer.output, undefined, 2)}\n`);
process.exitCode = answer.exitCode;

async function answerTo([name, ...args]: readonly string[]): Promise<CommandAnswer> {
  const command = commandByName.get(name ?? '');
  return (await command?.run(args, { folder: callersFolder() })) ?? { exitCode: 1, errors: usage() };
}

/** `pnpm samskar` runs in the project's root; what the person types is relative to where they stand. */
function callersFolder(): string {
  const isFromScript = process.env.npm_lifecycle_event === 'samskar';
  return (isFromScript ? process.env.INIT_CWD : undefined) ?? process.cwd();
}

function usage(): readonly string[] {
  const lines = [...commandByName].flatMap(([name, { usage, about }]) => {
    const call = `  ${name} ${usage}`;
    return call.length < aboutColumn
      ? [call.padEnd(aboutColumn) + about]
      : [call, ' '.repeat(aboutColumn) + about];
  });
  return ['Usage: pnpm -s samskar COMMAND', ...lines];
}
