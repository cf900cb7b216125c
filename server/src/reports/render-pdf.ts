import type { Report } from '@samskar/shared/report';
import { pdfDocument } from './pdf/pdf-document.ts';
export type { PdfStandard } from './pdf/typeset.ts';
import { typeset, type PdfStandard } from './pdf/typeset.ts';

/**
 * The report as a tagged PDF in Inter; the same bytes for the same report. `standard`: `a-2a` for archives, `a-1a` for those that
 * ask for the older one, `ua-1` for readers with assistive technology. A file declares one standard.
 * @throws for a report that breaks the standard, as only a figure that is not opaque could
 */
export function renderPdf(
  report: Report,
  { standard = 'tagged' }: { readonly standard?: PdfStandard } = {},
): Uint8Array {
  return typeset(pdfDocument(report), standard);
}
