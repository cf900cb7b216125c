import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { mayInInstallation, type InstallationAction } from '@samskar/shared/api';
import type { Viewer } from '../people/viewer.ts';
import { Refused } from './refused.ts';

export type HttpEnvironment = { Bindings: HttpBindings; Variables: { viewer: Viewer | undefined } };
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
  return viewer;
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
