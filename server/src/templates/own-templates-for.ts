import type { ReportFormat } from '@samskar/shared/api';
import type { ReportOrder } from '../reports/render-report.ts';
import type { Database } from '../storage/database.ts';
import { findReportTemplate } from '../storage/report-template.ts';

/** What the installation has of its own for this kind of file; nothing for most. */
export function ownTemplatesFor(
  database: Database,
  format: ReportFormat,
): Pick<ReportOrder, 'template' | 'library'> {
  if (format !== 'docx' && format !== 'pptx') return {};
  const template = findReportTemplate(database, format)?.content;
  const slides = format === 'pptx' ? findReportTemplate(database, 'slides')?.content : undefined;
  return { ...(template && { template }), ...(slides && { library: [slides] }) };
}
