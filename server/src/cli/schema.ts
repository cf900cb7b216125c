import { instrumentSchema } from '@samskar/shared/instrument';
import { packageSchema } from '@samskar/shared/package';
import { reportSchema } from '@samskar/shared/report';
import { evaluationFileSchema } from '@samskar/shared/scoring';
import { z } from 'zod';
import type { Command } from './command.ts';

export const schema: Command = {
  usage: 'instrument|evaluation|package|report',
  about: 'the JSON Schema of a file of Samskår',
  run: ([name, ...rest]) => {
    const wanted = rest.length === 0 ? schemaByName.get(name ?? '') : undefined;
    return wanted && { exitCode: 0, output: z.toJSONSchema(wanted, { io: 'input' }) };
  },
};

const schemaByName: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['instrument', instrumentSchema],
  ['evaluation', evaluationFileSchema],
  ['package', packageSchema],
  ['report', reportSchema],
]);
