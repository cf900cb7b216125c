import type { InstallationView } from '@samskar/shared/api';
import type { Routes } from '../api.ts';

/** What the sign-in screen may say of the installation to somebody who is not signed in. */
export function installationRoutes(view: InstallationView): Routes {
  return (api) => {
    // Anybody: the demo's accounts, without passwords, are meant to be seen; elsewhere there is nothing in it.
    api.get('/installation', (context) => context.json(view));
  };
}
