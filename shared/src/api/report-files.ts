import { z } from 'zod';
import { uiLanguages } from '../messages/define-messages.ts';

/** Kinds of file that a report can be made into; each is the end of the file's name too. */
export const reportFormats = ['html', 'docx', 'pdf', 'pptx', 'xlsx', 'csv', 'json', 'zip'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The PDF's standard: for archives, or for readers with assistive technology. */
export const pdfStandards = ['a-2a', 'ua-1'] as const;
export type ReportPdfStandard = (typeof pdfStandards)[number];

/** Behind the question mark of `/api/evaluations/:id/report`. */
export const reportQuerySchema = z.object({
  format: z.enum(reportFormats),
  lang: z.enum(uiLanguages).default('nb'),
  standard: z.enum(pdfStandards).optional(),
  /** For Word and slides: the installation's own templates where there are any, or ours in spite of them. */
  layout: z.enum(['own', 'standard']).default('own'),
});
