import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { mayInInstallation, type InstallationAction } from '@samskar/shared/api';
import type { Viewer } from '../people/viewer.ts';
import type { HttpLimits } from './limits.ts';
import { Refused } from './refused.ts';

export type HttpEnvironment = {
  Bindings: HttpBindings;
  Variables: {
    viewer: Viewer | undefined;
    /** The same, asked anew. */
    findViewer: () => Viewer | undefined;
    /** The viewer in whose name the route acts; undefined where anyone may call. */
    acting: Viewer | undefined;
    limits: HttpLimits;
  };
};
export type App = Hono<HttpEnvironment>;
export type HttpContext = Context<HttpEnvironment>;

/**
 * What each file in routes/ makes from its tools: it adds its paths, relative to /api, to the app. The first line of every
 * handler is `requireViewer`, `requireRight` or a comment that says why anyone may call it; the second is `readBody`.
 */
export type Routes = (api: App) => void;

/** The person behind the request; without a session the route ends. */
export function requireViewer(context: HttpContext): Viewer {
  const viewer = context.var.viewer;
  if (viewer === undefined) throw new Refused({ kind: 'signed-out' });
  context.set('acting', viewer);
  return viewer;
}

/**
 * To be called after whatever was waited for (a body may take two minutes, a password's hash a while): the person may have
 * been signed out since, or have lost a role, and then the route ends (R8).
 */
export function requireStillThere(context: HttpContext): void {
  const { acting, findViewer } = context.var;
  if (acting === undefined) return;
  const now = findViewer();
  if (now?.sessionHash !== acting.sessionHash) throw new Refused({ kind: 'signed-out' });
  if (acting.roles.some((role) => !now.roles.includes(role))) throw new Refused({ kind: 'not-allowed' });
}

/** The person behind the request, who may do `action` in the installation; else the route ends. */
export function requireRight(context: HttpContext, action: InstallationAction): Viewer {
  const viewer = requireViewer(context);
  if (!mayInInstallation(viewer.roles, action)) throw new Refused({ kind: 'not-allowed' });
  return viewer;
}

/** One value of the path. */
export function pathValue(context: HttpContext, name: string): string {
  return context.req.param(name) ?? '';
}
