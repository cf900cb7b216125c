import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import type { Refusal } from '@samskar/shared/api';
import type { Viewer } from '../people/viewer.ts';
import { isPassing, sqliteCodeOf, sqliteCodes } from '../storage/database.ts';
import type { App, HttpContext, HttpEnvironment, Routes } from './api.ts';
import { checkHost, checkOrigin } from './check-origin.ts';
import type { HttpLimits } from './limits.ts';
import { Refused, statusOf } from './refused.ts';
import { ruleOf, type HttpReporter, type RequestPlace } from './report.ts';
import { RequestLimit } from './request-limit.ts';
import { securityHeaders } from './security-headers.ts';
import { webFiles } from './web-files.ts';

export type AppOptions = {
  /** Where browsers may come from, exactly as they write it (R7). */
  readonly origins: readonly string[];
  /** Host headers that are answered; all when undefined. */
  readonly hosts: readonly string[] | undefined;
  /** What `web` was built into. */
  readonly webFolder: string;
  readonly findViewer: (cookieHeader: string | undefined) => Viewer | undefined;
  readonly routes: readonly Routes[];
  readonly limits: HttpLimits;
  /** Milliseconds. */
  readonly now: () => number;
  readonly reporter: HttpReporter;
  /** The disk has failed: whoever runs the process must end it (R1). */
  readonly onBroken: (error: unknown) => void;
};

/** Everything that is answered over HTTP: the API under /api, and the web's files. */
export function createApp(options: AppOptions): App {
  const app: App = new Hono();
  app.onError((error, context) => answerError(error, context, options));
  const { answered } = options.reporter;
  if (answered) app.use(reportAnswer(answered));
  app.use(securityHeaders(options.origins));
  app.use(checkHost(options.hosts));
  app.route('/api', createApi(options));
  webFiles(app, options.webFolder);
  return app;
}

const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

function createApi({ origins, findViewer, routes, limits, now }: AppOptions): App {
  const api: App = new Hono();
  const limit = new RequestLimit(limits, now);
  api.use(checkOrigin(origins));
  api.use(compress());
  api.use(async (context, next) => {
    // What one person is answered is nobody else's, nor the next person's at the same machine (R13).
    context.header('Cache-Control', 'no-store');
    const find = () => findViewer(context.req.header('cookie'));
    context.set('findViewer', find);
    context.set('viewer', find());
    context.set('limits', limits);
    if (context.var.viewer)
      limit.count(context.var.viewer.accountId, !readingMethods.has(context.req.method));
    await next();
  });
  api.get('/health', (context) => context.json({ ok: true }));
  for (const addRoutes of routes) addRoutes(api);
  api.all('*', () => {
    throw new Refused({ kind: 'not-found' });
  });
  return api;
}

function reportAnswer(answered: NonNullable<HttpReporter['answered']>): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const beganAt = performance.now();
    await next();
    const ms = Math.round(performance.now() - beganAt);
    answered({ ...placeOf(context), status: context.res.status, ms });
  };
}

function placeOf(context: HttpContext): RequestPlace {
  return { method: context.req.method, route: routePath(context) };
}

function answerError(error: Error, context: HttpContext, { reporter, onBroken }: AppOptions): Response {
  const refusal = refusalOf(error);
  const place = placeOf(context);
  if (refusal !== undefined) {
    reporter.refused({ ...place, rule: ruleOf(refusal.kind), kind: refusal.kind });
    return answerRefusal(context, refusal);
  }
  if (sqliteCodeOf(error) === sqliteCodes.ioError) onBroken(error);
  reporter.failed(error, place);
  return answerRefusal(context, { kind: 'internal' });
}

/** Undefined for an error that should not happen. */
function refusalOf(error: Error): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  const sqliteCode = sqliteCodeOf(error);
  if (sqliteCode === sqliteCodes.full) return { kind: 'storage-full' };
  return isPassing(sqliteCode) ? { kind: 'storage-busy' } : undefined;
}

function answerRefusal(context: HttpContext, refusal: Refusal): Response {
  context.header('Cache-Control', 'no-store');
  // The rest of the body is not read, so the connection cannot carry another request.
  if (refusal.kind === 'too-large') context.header('Connection', 'close');
  if (refusal.kind === 'too-many-attempts') context.header('Retry-After', String(refusal.retryAfterSeconds));
  return context.json({ error: refusal }, statusOf(refusal));
}
