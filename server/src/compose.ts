import type { Logger } from 'pino';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { Config } from './config.ts';
import { demoView } from './demo/demo-people.ts';
import { DocumentAuthority } from './evaluation/document-authority.ts';
import { EvaluationStates } from './evaluation/evaluation-states.ts';
import { evaluationsOfPeople } from './evaluation/evaluations-of-people.ts';
import { evaluationsOnInstruments, takeShippedTexts } from './evaluation/evaluations-on-instruments.ts';
import type { Evaluations } from './evaluation/evaluations.ts';
import { eventSource } from './evaluation/event-source.ts';
import type { Routes } from './http/api.ts';
import { accountRoutes } from './http/routes/accounts.ts';
import { calibrationRoutes } from './http/routes/calibration.ts';
import { comparisonRoutes } from './http/routes/comparison.ts';
import { evaluationRoutes } from './http/routes/evaluations.ts';
import { fieldNoteRoutes } from './http/routes/field-notes.ts';
import { goldStarRoutes } from './http/routes/gold-stars.ts';
import { historyRoutes } from './http/routes/history.ts';
import { installationRoutes } from './http/routes/installation.ts';
import { instrumentRoutes } from './http/routes/instruments.ts';
import { intervieweeRoutes } from './http/routes/interviewees.ts';
import { linkRoutes } from './http/routes/links.ts';
import { moveRoutes } from './http/routes/moves.ts';
import { publishedImportRoutes } from './http/routes/published-imports.ts';
import { publishedResultRoutes } from './http/routes/published-results.ts';
import { reportRoutes } from './http/routes/reports.ts';
import { reportTemplateRoutes } from './http/routes/report-templates.ts';
import { retentionRoutes } from './http/routes/retention.ts';
import { reportMaterialRoutes } from './http/routes/report-material.ts';
import { restorationRoutes } from './http/routes/restorations.ts';
import { sessionRoutes } from './http/routes/session.ts';
import { sessionCookie } from './http/session-cookie.ts';
import { InstrumentLibrary } from './instruments/instrument-library.ts';
import { planInWorkshop } from './published/plan-in-workshop.ts';
import { PublishedArchive } from './published/published-archive.ts';
import { PublishedImports } from './published/published-imports.ts';
import type { Metrics } from './operations/metrics.ts';
import { liveReporter, turnWatch } from './operations/report.ts';
import type { Chance } from './people/chance.ts';
import { Passwords, type PasswordCost } from './people/passwords.ts';
import type { People } from './people/people.ts';
import type { Viewer } from './people/viewer.ts';
import { Sessions } from './people/sessions.ts';
import { openLive, type Live } from './realtime/open-live.ts';
import { Retention } from './retention/retention.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { findRestoration } from './storage/restoration.ts';
import { countSignedPackages } from './storage/signed-package.ts';
import type { Database } from './storage/database.ts';
import { openInstallationKey } from './storage/installation-key.ts';
import { updateLog } from './storage/update-log.ts';
import { ReportTemplates } from './templates/report-templates.ts';
import { Workshop } from './workshop/workshop.ts';

/** What a test may set; none of it can be configured. */
export type ServerTools = {
  readonly passwordCost: PasswordCost;
  readonly chance: Chance;
  readonly log: Logger;
  /** What `web` was built into. */
  readonly webFolder: string;
  /** Ends the process: the disk has failed, and nobody knows what is on it (R1). */
  readonly onBroken: (error: unknown) => void;
};

/** What the server is made of, wired and not yet listening. */
export type Parts = {
  readonly people: People;
  readonly evaluations: Evaluations;
  readonly live: Live;
  readonly retention: Retention;
  readonly workshop: Workshop;
  readonly findViewer: (cookieHeader: string | undefined) => Viewer | undefined;
  readonly routes: readonly Routes[];
};

/** Wires everybody to everybody; the only place that knows them all. */
export function compose(
  config: Config,
  tools: ServerTools,
  folder: DataFolder,
  database: Database,
  metrics: Metrics,
): Parts {
  const { chance } = tools;
  const [origin] = config.origins;
  const isDemo = config.mode !== 'serve';
  const cookie = sessionCookie(origin);
  const instruments = new InstrumentLibrary(database, () => chance.now());
  const addedInstruments = instruments.addShipped(shippedInstruments);
  const archive = new PublishedArchive({ database, chance, instruments });
  archive.takeShipped();
  const states = new EvaluationStates(database);
  const sessions = new Sessions(database, chance, { onSessionEnded: () => askAnew() });
  const findViewer = (cookieHeader: string | undefined) => sessions.find(cookie.read(cookieHeader));
  const authority = new DocumentAuthority({
    database,
    states,
    instruments,
    findViewer,
    isSessionOpen: (sessionHash) => sessions.isOpen(sessionHash),
  });
  const live = composeLive(config, tools, database, authority, metrics);
  const askAnew = () => {
    authority.raiseVersion();
    live.permissionsChanged();
  };
  const evaluations: Evaluations = {
    database,
    chance,
    documents: live.rooms,
    instruments,
    states,
    key: openInstallationKey(folder.path, { isExpected: countSignedPackages(database) > 0 }),
    watcher: {
      onEvents: (evaluation) => live.feed.publish(evaluation),
      onAccessChanged: askAnew,
      // To who followed it, it does not exist: the authority says so.
      onDeleted: askAnew,
    },
  };
  takeShippedTexts(evaluations, addedInstruments);
  const people: People = {
    database,
    chance,
    passwords: new Passwords(tools.passwordCost),
    sessions,
    limits: config.peopleLimits,
    evaluations: evaluationsOfPeople(evaluations),
    origin,
  };
  const retention = new Retention({ evaluations, log: tools.log, onBroken: tools.onBroken });
  const workshop = new Workshop();
  const dataFile = folder.databaseFile;
  const plan = planInWorkshop(workshop, dataFile);
  const session = { people, cookie, trustedProxies: config.trustedProxies, isDemo };
  return {
    people,
    evaluations,
    live,
    retention,
    workshop,
    findViewer,
    routes: [
      restorationRoutes(database),
      installationRoutes(isDemo ? demoView() : { demo: false, accounts: [] }),
      sessionRoutes(session),
      linkRoutes(session),
      accountRoutes(people),
      instrumentRoutes(instruments, evaluationsOnInstruments(evaluations)),
      publishedResultRoutes(archive),
      publishedImportRoutes(new PublishedImports({ database, chance, instruments, plan })),
      comparisonRoutes(archive),
      evaluationRoutes(evaluations, people),
      reportRoutes(evaluations, { workshop, dataFile }),
      reportTemplateRoutes(new ReportTemplates({ database, chance, instruments, workshop })),
      historyRoutes(evaluations),
      fieldNoteRoutes(evaluations),
      calibrationRoutes(evaluations),
      goldStarRoutes(evaluations),
      moveRoutes(evaluations),
      retentionRoutes(evaluations, retention),
      intervieweeRoutes(evaluations),
      reportMaterialRoutes(evaluations),
    ],
  };
}

function composeLive(
  { origins, limits, logLimits }: Config,
  { chance, log, onBroken }: ServerTools,
  database: Database,
  authority: DocumentAuthority,
  metrics: Metrics,
): Live {
  const live = openLive({
    log: updateLog(database),
    events: eventSource(database),
    authority,
    allowedOrigins: origins,
    limits,
    restoredEpoch: findRestoration(database)?.epoch ?? 0,
    chance: { now: () => chance.now(), random: () => Math.random() },
    reporter: liveReporter(log, metrics, logLimits),
    watch: turnWatch(metrics),
    onBroken,
  });
  // What sockets have sent is stored before a command begins, so that it sees everything acknowledged.
  database.beforeEachTransaction(() => live.rooms.flush());
  return live;
}
