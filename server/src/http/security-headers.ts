import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './api.ts';

/** A year, in seconds. */
const httpsOnlySeconds = 31_536_000;

/** What every answer says to the browser; the page's own policy for scripts is in spa.html (web/vite.config.ts). */
export function securityHeaders(origins: readonly string[]): MiddlewareHandler<HttpEnvironment> {
  const isHttps = origins.every((origin) => origin.startsWith('https:'));
  return async (context, next) => {
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Content-Security-Policy', "frame-ancestors 'none'");
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (isHttps) context.header('Strict-Transport-Security', `max-age=${httpsOnlySeconds}`);
    await next();
  };
}
