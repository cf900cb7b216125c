import { linkTokenSchema, useLinkSchema } from '@samskar/shared/api';
import { inspectLink, useLink } from '../../people/links.ts';
import type { Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { valueOf } from '../refused.ts';
import { getViewer, sessionView, type SessionRouteTools } from './session.ts';

/** One-time links: the token, which nobody can guess, is what authorises. */
export function linkRoutes({ people, cookie, isDemo }: SessionRouteTools): Routes {
  return (api) => {
    api.post('/links/inspect', async (context) => {
      // Anybody who holds the token.
      const { token } = await readBody(context, linkTokenSchema);
      return context.json(valueOf(inspectLink(people, token)));
    });

    api.post('/links/use', async (context) => {
      // Anybody who holds the token.
      const use = await readBody(context, useLinkSchema);
      const token = valueOf(await useLink(people, use));
      const before = context.var.viewer;
      if (before !== undefined) people.sessions.end(before.sessionHash, before.accountId);
      cookie.give(context, token);
      return context.json(sessionView(getViewer(people, token), isDemo));
    });
  };
}
