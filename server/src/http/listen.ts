import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { failure, success, type Result } from '@samskar/shared/result';
import type { App } from './api.ts';
import type { HttpLimits } from './limits.ts';
import { limitWaitingLines } from './waiting-lines.ts';

export type ListenProblem = {
  readonly kind: 'port-taken' | 'host-unknown';
  readonly host: string;
  readonly port: number;
};

/** Requests that still run when the server stops may take this long to end; the whole stop has 5 s (R6). */
const lastRequestsMs = 1_500;

/** An HTTP server that answers; `prepare` gets it before the first request can come. */
export async function listen(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
  limits: HttpLimits,
  prepare: (server: ServerType) => void,
): Promise<Result<ServerType, ListenProblem>> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: limits.requestMsMax, headersTimeout: limits.headersMsMax },
  });
  server.maxConnections = limits.connectionsMax;
  limitWaitingLines(server, { slowMax: limits.slowPerAddressMax, silentMax: limits.silentPerAddressMax });
  prepare(server);
  const { promise, resolve, reject } = Promise.withResolvers<Result<ServerType, ListenProblem>>();
  server.once('listening', () => resolve(success(server)));
  server.once('error', (error: NodeJS.ErrnoException) => {
    const kind = kindByCode.get(error.code ?? '');
    if (kind === undefined) reject(error);
    else resolve(failure({ kind, host, port }));
  });
  server.listen(port, host);
  return promise;
}

const kindByCode: ReadonlyMap<string, ListenProblem['kind']> = new Map([
  ['EADDRINUSE', 'port-taken'],
  // A port below 1024 that only the system's administrator may take.
  ['EACCES', 'port-taken'],
  ['EADDRNOTAVAIL', 'host-unknown'],
  ['ENOTFOUND', 'host-unknown'],
]);

/** Takes no new connection; resolves when the last request is answered or cut. */
export async function stopListening(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!('closeAllConnections' in server)) return closed;
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), lastRequestsMs);
  await closed;
  clearTimeout(cut);
}
