import { z } from 'zod';

const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .refine((share) => Number(share.toFixed(3)) === share, 'must have at most 3 decimals');

const pointsSchema = z
  .number()
  .min(0)
  .max(1_000_000)
  .refine((points) => Number(points.toFixed(3)) === points, 'must have at most 3 decimals');

/** When two judgements are far enough apart to be talked about. Belongs to an evaluation, and is stored with it. */
export const disagreementSettingsSchema = z
  .strictObject({
    /** Grade steps on one criterion from which on the indicator is red. */
    redStep: z.int().min(1).max(100).default(2),
    /** Whether 0 against 1 or more on the first criterion (does the system exist?) is red. */
    redExistence: z.boolean().default(true),
    /** Share of the indicator's maximum from which on a difference in points is red. */
    redShareOfMax: shareSchema.default(0.25),
    /** Points of an area, and of the total, from which on a banner says that the assessors are apart. */
    areaGapPoints: pointsSchema.default(5),
    totalGapPoints: pointsSchema.default(20),
    /** The share of identical gradings that is drawn to be read again before they are accepted together. */
    rereadShareMin: shareSchema.default(0.05),
    rereadShareMax: shareSchema.default(0.1),
  })
  .refine((settings) => settings.rereadShareMin <= settings.rereadShareMax, {
    path: ['rereadShareMax'],
    message: 'must not be below rereadShareMin',
  });

export type DisagreementSettings = z.infer<typeof disagreementSettingsSchema>;

export const defaultDisagreementSettings: DisagreementSettings = disagreementSettingsSchema.parse({});
