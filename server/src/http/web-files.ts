import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import type { App } from './api.ts';

/** Files that carry a hash of their content in their name. */
const immutablePath = '/_app/immutable/';

/** The built web: its files, and spa.html for every other path, so that a screen's address can be opened and reloaded. */
export function webFiles(app: App, folder: string): void {
  app.get('*', async (context, next) => {
    await next();
    if (!context.res.ok) return;
    // Everything else is asked for again each time: a page from before an update would ask for files that are gone.
    const isImmutable = context.req.path.startsWith(immutablePath);
    context.header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  if (!existsSync(folder)) {
    app.get('*', (context) => context.text('The web is not built.', 503));
    return;
  }
  app.use('*', serveStatic({ root: folder, precompressed: true }));
  // HTML in the place of a missing script would be run as one.
  app.all('/_app/*', (context) => context.notFound());
  app.all('/live/*', (context) => context.notFound());
  app.get('*', serveStatic({ root: folder, path: 'spa.html', precompressed: true }));
}
