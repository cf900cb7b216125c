import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Where the server of `pnpm dev` answers; production serves page and API from one origin. */
const devServer = 'http://localhost:4800';

export default defineConfig({
  plugins: [
    sveltekit({
      compilerOptions: { runes: true },
      adapter: adapter({ fallback: 'spa.html', precompress: true }),
      // Written into spa.html as a <meta>, with the hash of SvelteKit's starting script, so that page and policy are one
      // file and cannot disagree. A <meta> cannot forbid framing: the server sends `frame-ancestors` as a header.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
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
