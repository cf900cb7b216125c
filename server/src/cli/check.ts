import { resolve } from 'node:path';
import { checkPublished, inconsistencyText, type Inconsistency } from '@samskar/shared/consistency';
import type { Instrument } from '@samskar/shared/instrument';
import type { Command, CommandAnswer } from './command.ts';
import { readEvaluation } from './read-evaluation.ts';

export const check: Command = {
  usage: 'FILE',
  about: 'what does not add up in the published figures of an evaluation file',
  run: ([path, ...rest], { folder }) =>
    path === undefined || rest.length > 0 ? undefined : checkFile(resolve(folder, path)),
};

/** Fails when figures cannot be true together; what rounding explains is printed and no failure. */
async function checkFile(path: string): Promise<CommandAnswer> {
  const read = await readEvaluation(path);
  if (!read.ok) return { exitCode: 1, errors: read.error };
  const { instrument, sheet, published } = read.value;
  if (published === undefined)
    return { exitCode: 1, errors: [`${path}: published: must be there; found nothing`] };
  const found = checkPublished(instrument, published, sheet);
  return {
    exitCode: found.some(({ kind }) => kind === 'conflict') ? 1 : 0,
    output: found.map((inconsistency) => describe(inconsistency, instrument)),
  };
}

function describe(inconsistency: Inconsistency, instrument: Instrument): unknown {
  const { place, kind, figures, difference } = inconsistency;
  return { place, kind, figures, difference, message: inconsistencyText(inconsistency, instrument, 'en') };
}
