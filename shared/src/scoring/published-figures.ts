import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';

const figureSchema = z
  .number('must be a number')
  .min(0, 'must be 0 or more')
  .max(1_000_000, 'must be at most 1,000,000')
  .refine((figure) => Number((figure * 10_000).toFixed(0)) / 10_000 === figure, {
    error: 'must have at most four decimals',
  });

/** One figure as it was printed, or a list of all that stand in different places of a publication that contradicts itself. */
const printedSchema = z.union([figureSchema, z.array(figureSchema).min(1).max(10)], {
  error: 'must be a number of points, or a list of 1 to 10 such numbers',
});
export type Printed = z.infer<typeof printedSchema>;

/** Every choice among contradicting figures is looked at. */
const choicesMax = 10_000;

/** What a publication says: points by place, and maxima of sub-areas. What it does not say is absent. */
export const publishedFiguresSchema = z
  .strictObject({
    total: printedSchema.optional(),
    areas: z.record(instrumentPartIdSchema, printedSchema).default({}),
    subareas: z
      .record(
        instrumentPartIdSchema,
        z.strictObject({ points: printedSchema.optional(), max: printedSchema.optional() }),
      )
      .default({}),
  })
  .refine((published) => countChoices(published) <= choicesMax, {
    error: 'must not contradict itself in so many places (at most 10,000 combinations of figures)',
  })
  .describe('Figures of a published evaluation; a list where the publication contradicts itself');
export type PublishedFigures = z.infer<typeof publishedFiguresSchema>;

function countChoices({
  total,
  areas,
  subareas,
}: {
  readonly total?: Printed | undefined;
  readonly areas: Readonly<Record<string, Printed>>;
  readonly subareas: Readonly<Record<string, { readonly points?: Printed | undefined }>>;
}): number {
  const printed = [total, ...Object.values(areas), ...Object.values(subareas).map(({ points }) => points)];
  return printed.reduce<number>((count, one) => count * (Array.isArray(one) ? one.length : 1), 1);
}
