import { z } from 'zod';
import { hashSchema, momentSchema } from '../evaluation/values.ts';
import { uiLanguages } from '../messages/define-messages.ts';

/** Files of its own that an installation makes reports with: for Word, for slides, and slides of examples from others. */
export const templateKinds = ['docx', 'pptx', 'slides'] as const;
export type TemplateKind = (typeof templateKinds)[number];

const templateKindSchema = z.enum(templateKinds);

const reportTemplateSchema = z.object({
  kind: templateKindSchema,
  fileName: z.string(),
  /** Size of the file. */
  bytes: z.int(),
  sha256: hashSchema,
  at: momentSchema,
  by: z.string(),
});
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;

/** GET /api/report-templates, for administrators. */
export const reportTemplatesSchema = z.object({
  /** One of a kind at most. */
  templates: z.array(reportTemplateSchema),
  /** Of one file. */
  bytesMax: z.int(),
  /** What may stand between {{ and }} in a Word file; a name that ends with a colon takes the number of something after it. */
  tags: z.array(z.string()),
  /** Names of the layouts that are looked for in PowerPoint. */
  layouts: z.array(z.string()),
});
export type ReportTemplates = z.infer<typeof reportTemplatesSchema>;

/** GET /api/report-templates/kinds, for everybody with a session: which there are. */
export const ownTemplateKindsSchema = z.array(templateKindSchema);

/** PUT /api/report-templates/:kind, with the file itself. */
export const uploadTemplateQuerySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Of what is said about the file. */
  lang: z.enum(uiLanguages).default('nb'),
  /** What the person saw stand there, which the file takes the place of. */
  replaces: hashSchema.optional(),
});

/** What it answers: sentences about what an accepted file might lack. */
export const takenTemplateSchema = z.object({ warnings: z.array(z.string()) });

/** DELETE /api/report-templates/:kind: what the person saw stand there. */
export const removeTemplateQuerySchema = z.strictObject({ seen: hashSchema });
