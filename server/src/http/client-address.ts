import type { HttpContext } from './api.ts';

/** Said for all requests that come without a network connection. */
const nowhere = 'unknown';

/** How a socket that listens for both kinds of addresses names one of the older kind. */
const ipv4InIpv6 = /^::ffff:(?=\d+\.)/i;

/**
 * Who is at the other end: the connection's address, or, when that is a proxy of ours, the last address in X-Forwarded-For
 * that is not. What stands before it, anybody could have written.
 */
export function clientAddress(context: HttpContext, trustedProxies: ReadonlySet<string>): string {
  // Its type promises a connection; called without a server, as tests do, the app has none.
  const { incoming } = context.env as Partial<HttpContext['env']>;
  const peer = incoming?.socket.remoteAddress?.replace(ipv4InIpv6, '') ?? nowhere;
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const way = [...forwarded.filter((address) => address !== ''), peer];
  return way.findLast((address) => !trustedProxies.has(address)) ?? peer;
}
