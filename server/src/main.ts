import type { Server } from 'node:http';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { failure, success, type Result } from '@samskar/shared/result';
import { demoText, problemText, serveText, type StartProblem } from './announce.ts';
import { compose, type Parts, type ServerTools } from './compose.ts';
import { readConfig, type Config, type Mode } from './config.ts';
import { DemoFileBroken, type DemoFile } from './demo/demo-file.ts';
import { beginDemo, endDemoLoading } from './demo/demo-folder.ts';
import { demoSignIns, insertDemoPeople } from './demo/demo-people.ts';
import { loadDemo } from './demo/load-demo.ts';
import { createApp } from './http/app.ts';
import { listen, stopListening } from './http/listen.ts';
import { openLog, type LogLevel } from './log.ts';
import { AutomaticBackups } from './operations/automatic-backups.ts';
import { findBackupFolderProblem } from './operations/backup-folder.ts';
import { describeError } from './operations/describe-error.ts';
import { lowerHelpers } from './operations/lower-helpers.ts';
import type { Metrics } from './operations/metrics.ts';
import { Operations } from './operations/operations.ts';
import { httpReporter } from './operations/report.ts';
import { realChance } from './people/chance.ts';
import { issueFirstAdministratorLink } from './people/links.ts';
import { passwordCost } from './people/passwords.ts';
import type { People } from './people/people.ts';
import type { Retention } from './retention/retention.ts';
import { dataSize } from './storage/data-size.ts';
import { openDataFolder, type DataFolder } from './storage/data-folder.ts';
import { finishDeletions } from './storage/delete-evaluation.ts';
import { refuseLostDatabase } from './storage/refuse-lost-database.ts';
import { DatabaseUnusable, isPassing, openDatabase, sqliteCodeOf, sqliteCodes } from './storage/database.ts';
import { InstallationKeyUnreadable } from './storage/installation-key.ts';
import { updateLog } from './storage/update-log.ts';

export type RunningServer = {
  readonly people: People;
  /** Undefined but in the demo. */
  readonly demo: DemoFile | undefined;
  /** Deletes what is due, at the start and each night. */
  readonly retention: Retention;
  /** Lets go of everything; takes less than 5 s (R6). */
  readonly stop: () => Promise<void>;
};

/**
 * Starts Samskår as the environment says, prints where it is, and stops it on SIGINT and SIGTERM. `prepare` runs when the
 * environment has been found good.
 */
export async function start(mode: Mode, prepare?: () => Promise<void>): Promise<void> {
  // Whatever is written from here on, its owner alone may read.
  process.umask(0o077);
  lowerHelpers();
  const config = readConfig(mode, process.env);
  if (!config.ok) return giveUp(problemText({ kind: 'config', lines: config.error }, ''));
  await prepare?.();
  const opened = await openServer(config.value, realTools(config.value.logLevel));
  if (!opened.ok) return giveUp(problemText(opened.error, config.value.dataFolder));
  stopOnSignals(opened.value);
  const [origin] = config.value.origins;
  const { demo, people } = opened.value;
  console.log(
    demo === undefined
      ? serveText(origin, issueFirstAdministratorLink(people))
      : demoText(origin, demoSignIns(demo.passwords)),
  );
}

function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}

function realTools(logLevel: LogLevel): ServerTools {
  const log = openLog(undefined, logLevel);
  return {
    passwordCost,
    chance: realChance,
    log,
    webFolder: join(import.meta.dirname, '../../web/build'),
    onBroken: (error) => {
      log.fatal(describeError(error), 'the disk has failed');
      process.exit(1);
    },
  };
}

/** A second signal ends the process at once, as the first would without us. */
function stopOnSignals(server: RunningServer): void {
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void server.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

/** Opens the data folder, brings its data up to date, and answers on the port; or says why not, and has changed nothing. */
export async function openServer(
  config: Config,
  tools: ServerTools,
): Promise<Result<RunningServer, StartProblem>> {
  const folder = openDataFolder(config.dataFolder, config.mode === 'serve' ? 'serve' : 'demo');
  if (!folder.ok) return folder;
  const operations = new Operations();
  const letGo = async () => {
    await operations.close();
    folder.value.release();
  };
  try {
    const server = await openInFolder(config, tools, folder.value, operations);
    if (!server.ok) await letGo();
    return server;
  } catch (error) {
    await letGo();
    if (isForOperator(error)) return failure({ kind: 'data-unusable', message: error.message });
    throw error;
  }
}

function isForOperator(error: unknown): error is Error {
  return (
    error instanceof DatabaseUnusable ||
    error instanceof InstallationKeyUnreadable ||
    error instanceof DemoFileBroken
  );
}

async function openInFolder(
  config: Config,
  tools: ServerTools,
  folder: DataFolder,
  operations: Operations,
): Promise<Result<RunningServer, StartProblem>> {
  const unusable = findBackupProblem(config) ?? (await listenForOperator(config, operations));
  if (unusable !== undefined) return failure(unusable);
  const demo = config.mode === 'serve' ? undefined : beginDemo(folder);
  if (config.mode === 'serve' || demo?.isLoaded === true) refuseLostDatabase(folder);
  const database = await openDatabase(folder.databaseFile, migrations);
  try {
    finishDeletions(database);
    const parts = compose(config, tools, folder, database, operations.metrics);
    if (demo?.isLoaded === false) await loadInto(parts, folder, demo);
    const app = createApp({
      origins: config.origins,
      hosts: config.hosts,
      webFolder: tools.webFolder,
      findViewer: parts.findViewer,
      routes: parts.routes,
      limits: config.httpLimits,
      now: () => tools.chance.now(),
      reporter: httpReporter(tools.log, operations.metrics, config.logLimits),
      onBroken: tools.onBroken,
    });
    const server = await listen(app, config, config.httpLimits, (listener) => {
      // Made without a secure server of its own, the adaptor's is one of HTTP/1.
      parts.live.sockets.attach(listener as Server);
    });
    if (!server.ok) {
      database.close();
      return server;
    }
    const minutely = setInterval(() => endExpired(parts.people, tools), 60_000);
    parts.retention.start();
    const backups = startBackups(config, tools, operations.metrics);
    const { rooms, feed } = parts.live;
    operations.serve({
      database,
      sights: {
        rooms: () => rooms.count(),
        followers: () => feed.size,
        bytes: () => dataSize(folder.databaseFile),
      },
      freeBytesMin: config.limits.documentBytesMax,
    });
    return success({
      people: parts.people,
      demo,
      retention: parts.retention,
      stop: async () => {
        operations.beginStop();
        clearInterval(minutely);
        const answered = stopListening(server.value);
        await parts.live.sockets.stop();
        // Who waits for a report or an import is told that there will be none, and is answered.
        await parts.workshop.close();
        await answered;
        await parts.retention.stop();
        await backups?.stop();
        await operations.close();
        database.close();
        folder.release();
      },
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

function findBackupProblem({ backups, dataFolder }: Config): StartProblem | undefined {
  if (backups === undefined) return undefined;
  const reason = findBackupFolderProblem(backups.folder, dataFolder);
  return reason === undefined
    ? undefined
    : { kind: 'backup-folder-unusable', folder: backups.folder, reason };
}

async function listenForOperator(
  { operations: place }: Config,
  operations: Operations,
): Promise<StartProblem | undefined> {
  if (place === undefined) return undefined;
  const listening = await operations.listen(place);
  return listening.ok ? undefined : { kind: 'metrics-unusable', problem: listening.error };
}

function startBackups(
  { backups: wanted, dataFolder }: Config,
  { chance, log }: ServerTools,
  metrics: Metrics,
): AutomaticBackups | undefined {
  if (wanted === undefined) return undefined;
  const backups = new AutomaticBackups({ ...wanted, dataFolder, chance, log, metrics });
  backups.start();
  return backups;
}

function endExpired({ sessions }: People, { log, onBroken }: ServerTools): void {
  try {
    sessions.endExpired();
  } catch (error) {
    // Then nothing can be ended; who has run out is refused all the same, and the next minute comes.
    const code = sqliteCodeOf(error);
    if (code === sqliteCodes.full) log.warn('the disk is full');
    else if (isPassing(code)) log.warn('another program holds the data file');
    else onBroken(error);
  }
}

async function loadInto({ people, evaluations }: Parts, folder: DataFolder, demo: DemoFile): Promise<void> {
  const [instrument] = shippedInstruments;
  if (instrument === undefined) throw new Error('No instrument is shipped');
  const accounts = await insertDemoPeople(people, demo.passwords, instrument.family);
  loadDemo({ evaluations, log: updateLog(people.database), accounts }, instrument.id);
  endDemoLoading(folder, demo);
}

const [, script, mode] = process.argv;
if (import.meta.main && (mode === 'demo' || mode === 'serve' || mode === 'dev')) await start(mode);
else if (import.meta.main) giveUp(`Usage: node ${script ?? ''} demo|serve|dev`);
