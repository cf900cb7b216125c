import { signInSchema, type SessionView } from '@samskar/shared/api';
import type { People } from '../../people/people.ts';
import { signIn } from '../../people/sign-in.ts';
import type { Viewer } from '../../people/viewer.ts';
import { requireViewer, type Routes } from '../api.ts';
import { clientAddress } from '../client-address.ts';
import { readBody } from '../read-body.ts';
import { Refused, valueOf } from '../refused.ts';
import type { SessionCookie } from '../session-cookie.ts';

export type SessionRouteTools = {
  readonly people: People;
  readonly cookie: SessionCookie;
  readonly trustedProxies: ReadonlySet<string>;
  readonly isDemo: boolean;
};

/** Signing in and out. */
export function sessionRoutes({ people, cookie, trustedProxies, isDemo }: SessionRouteTools): Routes {
  return (api) => {
    api.get('/session', (context) => {
      const viewer = requireViewer(context);
      return context.json(sessionView(viewer, isDemo));
    });

    api.post('/session', async (context) => {
      // Anybody may try to sign in; `signIn` counts the attempts.
      const { email, password } = await readBody(context, signInSchema);
      const address = clientAddress(context, trustedProxies);
      const token = valueOf(await signIn(people, { email, password, address }));
      // A browser has one session: the one before it ends, whoever's it was.
      const before = context.var.viewer;
      if (before !== undefined) people.sessions.end(before.sessionHash, before.accountId);
      cookie.give(context, token);
      return context.json(sessionView(getViewer(people, token), isDemo));
    });

    api.delete('/session', (context) => {
      const viewer = requireViewer(context);
      people.sessions.end(viewer.sessionHash, viewer.accountId);
      cookie.take(context);
      return context.body(null, 204);
    });
  };
}

/** The person whom a token that has just been given stands for. */
export function getViewer(people: People, token: string): Viewer {
  const viewer = people.sessions.find(token);
  // Disabled within this very request.
  if (viewer === undefined) throw new Refused({ kind: 'signed-out' });
  return viewer;
}

export function sessionView(viewer: Viewer, isDemo: boolean): SessionView {
  const { accountId, name, email, roles } = viewer;
  return { account: { id: accountId, name, email, roles: [...roles] }, demo: isDemo };
}
