import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { reportFileMessages } from '@samskar/shared/messages';
import type { ReportSources } from '@samskar/shared/report';
import { archiveFiles, type ArchiveFile } from './archive-files.ts';
import { archiveFormat, archiveMetadata, type MetadataSources } from './archive-metadata.ts';
import { csvText } from '@samskar/shared/csv';
import { decisionRows } from './decision-rows.ts';
import { zipMoment } from './zip-moment.ts';

export type ArchiveSources = MetadataSources & {
  readonly sources: ReportSources;
  /** PDF/A. */
  readonly pdf: Uint8Array;
};

/**
 * The package that goes to an archive: the report, what was signed, and what says that neither has been changed. With working
 * papers and the log of decisions where the signed package has them; the public one has none.
 */
export function renderArchive(sources: ArchiveSources): Uint8Array {
  const contents = contentsOf(sources);
  const manifest = jsonBytes({ format: archiveFormat, files: [...contents].map(describe) });
  const all = new Map([...contents, [archiveFiles.manifest, manifest] as const]);
  all.set(
    archiveFiles.sums,
    textBytes([...all].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('')),
  );
  return zipSync(Object.fromEntries(all), { mtime: zipMoment });
}

function contentsOf(sources: ArchiveSources): ReadonlyMap<ArchiveFile, Uint8Array> {
  const { working, ...publicFile } = sources.file;
  return new Map<ArchiveFile, Uint8Array>([
    [archiveFiles.readme, textBytes(readmeOf(sources))],
    [archiveFiles.report, sources.pdf],
    [archiveFiles.signed, jsonBytes(publicFile)],
    ...(working === undefined
      ? []
      : ([
          [archiveFiles.working, jsonBytes(working)],
          [archiveFiles.decisions, textBytes(csvText(decisionRows(sources.file, working)))],
        ] as const)),
    [archiveFiles.metadata, jsonBytes(archiveMetadata(sources, sources.sources))],
  ]);
}

/** In both languages, whatever the report's: nobody knows who opens it. */
function readmeOf({ report, file }: ArchiveSources): string {
  const isWhole = file.working !== undefined;
  const texts = [reportFileMessages.nb, reportFileMessages.en].map(({ archive }) =>
    archive.readme(report.title, report.subtitle, archive.files(isWhole)),
  );
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

function describe([path, bytes]: readonly [string, Uint8Array]): object {
  const mediaType = mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { path, bytes: bytes.length, sha256: sha256(bytes), mediaType };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** To be read by people too. The hashes inside are of the canonical form, however it is laid out. */
function jsonBytes(value: unknown): Uint8Array {
  return textBytes(`${JSON.stringify(value, undefined, 1)}\n`);
}

function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
