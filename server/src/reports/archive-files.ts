/** What lies in an archive package, by what it is. */
export const archiveFiles = {
  readme: 'README.txt',
  /** PDF/A. */
  report: 'report.pdf',
  /** The signed package without its working papers; it can be verified alone. */
  signed: 'signed-package.json',
  /** There when the package was made for those who may read it all. */
  working: 'working-papers.json',
  decisions: 'decision-log.csv',
  metadata: 'metadata.json',
  manifest: 'manifest.json',
  /** What `sha256sum --check` reads. */
  sums: 'SHA256SUMS',
} as const;
export type ArchiveFile = (typeof archiveFiles)[keyof typeof archiveFiles];
