import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './api.ts';
import { Refused } from './refused.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** R7: a method that changes something is answered only to pages of ours; a missing Origin is a stranger's too. */
export function checkOrigin(origins: readonly string[]): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const { method } = context.req;
    const origin = context.req.header('origin');
    if (!safeMethods.has(method) && (origin === undefined || !origins.includes(origin)))
      throw new Refused({ kind: 'wrong-origin' });
    await next();
  };
}

/** Answers only to the names in `hosts`: a page elsewhere could point a name of its own at this machine. */
export function checkHost(hosts: readonly string[] | undefined): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    if (hosts !== undefined && !hosts.includes(host)) throw new Refused({ kind: 'wrong-origin' });
    await next();
  };
}
