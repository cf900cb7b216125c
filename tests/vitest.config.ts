import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const others = ['**/node_modules/**', 'web/**', 'faults/**', 'probes/**', 'end-to-end/**', 'bench/**'];
const pure = ['shared/**/*.test.ts'];

const environment = './support/client-environment.ts';

const asInBrowser = {
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  resolve: {
    conditions: ['browser'],
    // For browsers the package is an empty shell, and tests start the real live engine beside the client.
    alias: { ws: fileURLToPath(import.meta.resolve('ws')) },
  },
};

/**
 * How long a test may take. What it waits for comes at once, and whole reports are made while other tests run beside: this only ends what hangs,
 * on the slowest machine and the busiest.
 */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/**
 * Six projects: what starts programs of its own, and takes as long as all the rest; `shared`, which is pure; everything else
 * that runs in Node; the web's `.svelte.ts` classes, which must be compiled for the browser
 * (compiled for the server, `$effect` does nothing); `faults`, which harms a server that those classes talk to; and `probes`, which
 * attacks one. Those without programs of their own are not isolated: no module keeps anything between tests but what it has
 * computed from its arguments, and to load them all anew for each file took as long as the tests.
 */
export default defineConfig({
  test: {
    // Its own choice leaves a core idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...patience,
          name: 'node',
          include: ['**/*.test.ts'],
          exclude: [...others, ...pure, '**/*.process.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'pure',
          include: pure,
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'process',
          include: ['**/*.process.test.ts'],
          exclude: others,
        },
      },
      {
        ...asInBrowser,
        test: { ...patience, name: 'web', include: ['web/**/*.test.ts'], environment, isolate: false },
      },
      {
        ...asInBrowser,
        test: { ...patience, name: 'faults', include: ['faults/**/*.test.ts'], environment },
      },
      {
        ...asInBrowser,
        test: { ...patience, name: 'probes', include: ['probes/**/*.test.ts'], environment },
      },
    ],
  },
});
