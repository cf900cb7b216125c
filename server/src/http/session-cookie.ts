import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { sessionMsMax } from '../people/sessions.ts';
import type { HttpContext } from './api.ts';

/** How the browser keeps a session's token. Under https the name's prefix binds it to this host alone (RFC 6265bis, 4.1.3.2). */
export type SessionCookie = {
  /** The token in a request's Cookie header. */
  read(cookieHeader: string | undefined): string | undefined;
  give(context: HttpContext, token: string): void;
  take(context: HttpContext): void;
};

export function sessionCookie(origin: string): SessionCookie {
  const isHttps = origin.startsWith('https:');
  const name = isHttps ? '__Host-samskar' : 'samskar';
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure: isHttps } as const;
  return {
    read: (cookieHeader) => (cookieHeader === undefined ? undefined : parse(cookieHeader, name)[name]),
    give: (context, token) =>
      setCookie(context, name, token, { ...options, maxAge: Math.floor(sessionMsMax / 1000) }),
    take: (context) => void deleteCookie(context, name, options),
  };
}
