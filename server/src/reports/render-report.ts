import type { ReportFormat, ReportPdfStandard } from '@samskar/shared/api';
import type { Package } from '@samskar/shared/package';
import { buildReport, type Report, type ReportSources } from '@samskar/shared/report';
import type { AccessGround } from './archive-metadata.ts';

/** A file to be made; plain data, fit to be sent to a worker. */
export type ReportOrder = {
  readonly sources: ReportSources;
  readonly format: ReportFormat;
  /** The customer's own, for Word and for slides; one that has been found fit. */
  readonly template?: Uint8Array;
  /** The customer's slides of examples, for the deck; files that have been found fit. */
  readonly library?: readonly Uint8Array[];
  readonly standard?: ReportPdfStandard;
  /** What the archive package holds beside the report; needed for it, and for nothing else. */
  readonly archive?: ArchiveOrder;
};

export type ArchiveOrder = {
  readonly file: Package;
  readonly access: AccessGround;
  /** Version of the program. */
  readonly application: string;
};

/** The file's bytes; the same order gives the same file. Libraries are loaded when they are needed, since some are large. */
export function renderReport(order: ReportOrder): Promise<Uint8Array> {
  return rendererByFormat[order.format](buildReport(order.sources), order);
}

type Renderer = (report: Report, order: ReportOrder) => Promise<Uint8Array>;

const rendererByFormat: Readonly<Record<ReportFormat, Renderer>> = {
  html: async (report) => {
    const { renderHtml } = await import('@samskar/shared/report-html');
    return new TextEncoder().encode(renderHtml(report, { standAlone: true, colours: 'print' }));
  },
  docx: async (report, { template }) => {
    const { renderDocx } = await import('./render-docx.ts');
    return renderDocx(report, { ...(template && { template }) });
  },
  pptx: async (report, { template, library }) => {
    const { renderPptx } = await import('./render-pptx.ts');
    return renderPptx(report, { ...(template && { template }), ...(library && { library }) });
  },
  pdf: async (report, { standard }) => {
    const { renderPdf } = await import('./render-pdf.ts');
    return renderPdf(report, { ...(standard && { standard }) });
  },
  xlsx: async (report) => {
    const { renderXlsx } = await import('./render-xlsx.ts');
    return renderXlsx(report);
  },
  csv: async (report) => {
    const { renderCsv } = await import('./render-csv.ts');
    return renderCsv(report);
  },
  json: async (report) => {
    const { renderReportJson } = await import('./render-json.ts');
    return renderReportJson(report);
  },
  zip: async (report, { sources, archive }) => {
    if (archive === undefined) throw new Error('An archive package needs what was signed');
    const { renderPdf } = await import('./render-pdf.ts');
    const { renderArchive } = await import('./render-archive.ts');
    return renderArchive({ report, sources, ...archive, pdf: renderPdf(report, { standard: 'a-2a' }) });
  },
};
