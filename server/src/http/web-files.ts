import { serveStatic } from '@hono/node-server/serve-static';
import type { App } from './api.ts';

/** Files that carry a hash of their content in their name. */
const immutablePath = '/_app/immutable/*';

/** The built web: its files, and spa.html for every other path, so that a screen's address can be opened and reloaded. */
export function webFiles(app: App, folder: string): void {
  app.get(immutablePath, async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: folder, precompressed: true }));
  // A page from before an update asks for files that are gone: HTML in their place would be run as a script.
  app.all('/_app/*', (context) => context.notFound());
  app.all('/live/*', (context) => context.notFound());
  app.get('*', serveStatic({ root: folder, path: 'spa.html', precompressed: true }));
}
