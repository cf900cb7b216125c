import type { Package } from '@samskar/shared/package';
import type { Report, ReportSources } from '@samskar/shared/report';

/** Whether the public may read it, and by which law not. */
export type AccessGround = {
  readonly publicity: string;
  /** Empty for what is public. */
  readonly legalGround: string;
};

/** As most reports are: the municipality publishes them. */
export const publicAccess: AccessGround = { publicity: 'offentlig', legalGround: '' };

export const archiveFormat = 'samskar-archive/1';

/** What an archive asks for, for whoever finds the package in thirty years. */
export function archiveMetadata(
  { report, file, access, application }: MetadataSources,
  { content, signedAt }: ReportSources,
): object {
  const { municipality, assessors, formerAssessors = [], instrument } = content;
  return {
    format: archiveFormat,
    title: report.title,
    subtitle: report.subtitle,
    language: report.language,
    status: report.status,
    parties: {
      municipality,
      assessors: assessors.map(({ name, account }) => ({ name, account })),
      formerAssessors: formerAssessors.map(({ name, account, leftAt }) => ({ name, account, leftAt })),
    },
    dates: {
      year: content.year,
      populationDate: content.populationDate,
      signatures: file.signatures.map(({ person, at }) => ({ account: person, at })),
      signedAt,
      comparedWithFiguresOf: report.dataDate,
    },
    access,
    instrument: { id: instrument.file.id, version: instrument.file.version, hash: instrument.hash },
    evaluation: content.evaluation,
    /** Of the signed package: what the signatures are put under. */
    packageHash: file.hashes.package,
    madeUp: content.madeUp,
    software: { name: 'Samskår', version: application },
  };
}

export type MetadataSources = {
  readonly report: Report;
  readonly file: Package;
  readonly access: AccessGround;
  readonly application: string;
};
