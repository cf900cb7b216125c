import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      compilerOptions: { runes: true },
      adapter: adapter({ fallback: 'spa.html', precompress: true }),
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    }),
  ],
});
