import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { migrations } from '@samskar/migrations';
import { uuidSchema } from '@samskar/shared/evaluation';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { UiLanguage } from '@samskar/shared/messages';
import { packageSchema, type Package } from '@samskar/shared/package';
import { failure, success, type Result } from '@samskar/shared/result';
import { formatFileProblem, problemsOf } from '@samskar/shared/instrument';
import { serveFolder } from '../config.ts';
import { downloadPackage } from '../evaluation/evaluation-package.ts';
import type { EvaluationStates } from '../evaluation/evaluation-states.ts';
import type { ReportSubject } from '../evaluation/read-stored-report.ts';
import { contentOfPackage, reportContent, reportSources } from '../evaluation/report-sources.ts';
import { storedEvaluations } from '../evaluation/stored-evaluations.ts';
import { InstrumentLibrary } from '../instruments/instrument-library.ts';
import { realChance } from '../people/chance.ts';
import { PublishedArchive } from '../published/published-archive.ts';
import { dataFileName } from '../storage/data-folder.ts';
import { DatabaseUnusable, openDatabase, type Database } from '../storage/database.ts';
import { listEvaluationIds } from '../storage/evaluation.ts';
import { InstallationKeyUnreadable } from '../storage/installation-key.ts';
import { openToRead } from '../storage/open-to-read.ts';
import { readPackageFile } from './read-package-file.ts';

type Options = {
  /** In which the person stands. */
  readonly folder: string;
  readonly language: UiLanguage;
  /** The signed package is needed too; sealing it takes the installation's key. */
  readonly withSigned: boolean;
};

/** An evaluation by its id, in the folder that SAMSKAR_DATA names; else a file. */
export async function readReportSubject(
  subject: string,
  options: Options,
): Promise<Result<ReportSubject, readonly string[]>> {
  const path = resolve(options.folder, subject);
  if (uuidSchema.safeParse(subject).success && !existsSync(path)) return readStored(subject, options);
  return readSigned(path, options.language);
}

function readStored(id: string, options: Options): Result<ReportSubject, readonly string[]> {
  const dataFolder = serveFolder(process.env);
  try {
    const database = openToRead(join(dataFolder, dataFileName), Object.keys(migrations));
    try {
      return subjectIn(database, id, dataFolder, options);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof DatabaseUnusable || error instanceof InstallationKeyUnreadable)
      return failure([error.message]);
    throw error;
  }
}

function subjectIn(
  database: Database,
  id: string,
  dataFolder: string,
  { language, withSigned }: Options,
): Result<ReportSubject, readonly string[]> {
  const evaluations = storedEvaluations(database, dataFolder);
  const { states } = evaluations;
  const state = states.find(id);
  if (state === undefined) return failure(unknownText(database, states, id, dataFolder));
  const sources = reportSources(evaluations, reportContent(evaluations, state), language);
  return success({ sources, signed: withSigned ? downloadPackage(evaluations, state, 'all') : undefined });
}

/** As many as fit on a screen. */
const namedMax = 20;

function unknownText(
  database: Database,
  states: EvaluationStates,
  id: string,
  dataFolder: string,
): readonly string[] {
  const ids = listEvaluationIds(database);
  const lines = ids.slice(0, namedMax).map((one) => {
    const { municipality, year } = states.get(one).creation;
    return `  ${one}  ${municipality.name} ${year}`;
  });
  const more = ids.length > namedMax ? [`  and ${ids.length - namedMax} more`] : [];
  return [`There is no evaluation ${id} in ${dataFolder}. There are:`, ...lines, ...more];
}

/** Compared with what comes with the program: a file may be opened where there is no data folder. */
async function readSigned(
  path: string,
  language: UiLanguage,
): Promise<Result<ReportSubject, readonly string[]>> {
  const read = await readPackageFile(path);
  if (!read.ok) return read;
  const failed = read.value.archiveChecks.filter(({ kind }) => kind === 'fails');
  if (failed.length > 0) return failure(failed.map(({ message }) => `${path}: ${message}`));
  const parsed = packageSchema.safeParse(read.value.file);
  if (!parsed.success)
    return failure([
      `${path}: is no signed package`,
      ...problemsOf(parsed.error, read.value.file).map((problem) => `${path}: ${formatFileProblem(problem)}`),
    ]);
  const database = await openDatabase(':memory:', migrations);
  try {
    const instruments = new InstrumentLibrary(database, () => Date.now());
    instruments.addShipped(shippedInstruments);
    new PublishedArchive({ database, chance: realChance, instruments }).takeShipped();
    // As it was read: its hashes are of that, without the defaults that parsing fills in.
    const signed = read.value.file as Package;
    const sources = reportSources({ database, instruments }, contentOfPackage(parsed.data), language);
    return success({ sources, signed });
  } finally {
    database.close();
  }
}
