import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { hashInlineScripts } from './vite/hash-inline-scripts.ts';
import { preloadRoutes } from './vite/preload-routes.ts';

/** Where the server of `pnpm dev` answers; production serves page and API from one origin. */
const devServer = 'http://localhost:4800';

/** What every screen needs: libraries, the frame, and the schemas of what is asked of the server first. */
const baseModules = anyOf(
  'node_modules/(svelte|zod|esm-env|clsx|devalue)/',
  'shared/src/api/(list-items|people|permissions|refusals)',
  'shared/src/messages/(common|define-messages|format|refusals|shell)',
  'web/src/lib/(api|ui|session|shell|resource|preferences)',
);

/** What the list says as well as the screens of an evaluation: alone, so that the list is there before what these stand on. */
const listModules = anyOf('shared/src/messages/(changes|retention)');

/** What the screens of an evaluation share. */
const evaluationModules = anyOf(
  'node_modules/(yjs|lib0|y-protocols|y-websocket|idb)/',
  'shared/src/(api|documents|evaluation|disagreement|scoring|instrument)/',
  'web/src/lib/(evaluation|sync|instrument)/',
);

const page = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
const { plugin: preloads, withPreloads } = preloadRoutes([
  '/routes/sign-in/+page.svelte',
  // SvelteKit waits for it before it draws any screen.
  '/routes/+error.svelte',
]);

export default defineConfig({
  plugins: [
    preloads,
    sveltekit({
      compilerOptions: { runes: true },
      adapter: withPreloads(adapter({ fallback: 'spa.html', precompress: true })),
      // lib/shell/register-service-worker.ts does it, once the first screens are there.
      serviceWorker: { register: false },
      // Written into spa.html as a <meta>, with the hashes of SvelteKit's starting script and of ours, so that page and
      // policy are one file and cannot disagree. A <meta> cannot forbid framing: the server sends `frame-ancestors` as a
      // header.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self', ...hashInlineScripts(page)],
          'style-src-elem': ['self'],
          // The style attribute alone: carets' colours and measured positions; no style sheet can be injected.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
        },
      },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // One file instead of thirty: at 400 ms a round trip and six at a time this is more than a second.
            codeSplitting: {
              groups: [
                // Alone: SvelteKit fills it in before anything else may run. In one file with what reads it, every page would
                // take itself for an old version, and an unknown address would load anew for ever.
                { name: 'payload', test: anyOf('kit/src/runtime/client/payload'), priority: 1 },
                // What starts the page stands on this before it fills that in, and may draw nothing else along.
                { name: 'import', test: anyOf('vite/preload-helper'), priority: 1 },
                { name: 'base', test: baseModules },
                { name: 'list', test: listModules },
                { name: 'evaluation', test: evaluationModules },
              ],
            },
          },
        },
      },
    },
  },
  build: {
    // Browsers that know light-dark(), which the theme is written in; older targets would get it rewritten wrongly.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    // The server takes requests from its own pages only; in development its page comes from here.
    proxy: {
      '/api': { target: devServer, changeOrigin: true, headers: { origin: devServer } },
      '/live': { target: devServer, changeOrigin: true, ws: true, rewriteWsOrigin: true },
    },
  },
});

/** Matches the path of a module, whichever way the system writes its slashes. */
function anyOf(...paths: readonly string[]): RegExp {
  return new RegExp(paths.join('|').replaceAll('/', '[\\\\/]'));
}
