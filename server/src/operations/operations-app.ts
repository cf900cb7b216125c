import { Hono } from 'hono';
import type { App } from '../http/api.ts';
import type { Metrics } from './metrics.ts';

/** `ready`: the data file is up to date and can be written, and the server is not stopping. */
export type Readiness = 'starting' | 'ready' | 'not-writable' | 'disk-full' | 'stopping';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * /metrics, /live and /ready. They have no sign-in: whoever reaches the port reads them, so it is a port of its own, on this
 * machine unless told otherwise. No page of a browser on this machine reaches it under a name of its own.
 */
export function operationsApp(
  { host, port }: { readonly host: string; readonly port: number },
  metrics: Metrics,
  readiness: () => Readiness,
): App {
  const app: App = new Hono();
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  app.use(async (context, next) => {
    const isOurs = !loopback.has(host) || hosts.includes(context.req.header('host') ?? '');
    if (!isOurs) return context.text('another host\n', 403);
    context.header('Cache-Control', 'no-store');
    await next();
    return undefined;
  });
  app.get('/live', (context) => context.text('live\n'));
  app.get('/ready', (context) => {
    const now = readiness();
    return context.text(`${now}\n`, now === 'ready' ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.print(), 200, { 'Content-Type': metrics.contentType }),
  );
  return app;
}
