import type { ReportFormat } from '@samskar/shared/api';
import type { ReportOrder } from '../reports/render-report.ts';
import type { Database } from '../storage/database.ts';
import { findReportTemplate } from '../storage/report-template.ts';

type TemplatedFormat = 'docx' | 'pptx';

/** No other kind of file takes anything over from one of the customer's. */
export function mayHaveTemplate(format: ReportFormat): format is TemplatedFormat {
  return format === 'docx' || format === 'pptx';
}

/** What the installation has of its own for this kind of file; nothing for most. */
export function ownTemplatesFor(
  database: Database,
  format: TemplatedFormat,
): Pick<ReportOrder, 'template' | 'library'> {
  const template = findReportTemplate(database, format)?.content;
  const slides = format === 'pptx' ? findReportTemplate(database, 'slides')?.content : undefined;
  return { ...(template && { template }), ...(slides && { library: [slides] }) };
}
