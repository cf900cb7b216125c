// Called by `pnpm start`, `pnpm serve` and `pnpm dev`. Old Node versions must be able to read it; see check-runtime.mjs.
import { checkRuntime } from './check-runtime.mjs';

/** What each argument does, and the pnpm script that stands for it. */
const modes = {
  demo: { script: 'start', run: () => serve('demo') },
  serve: { script: 'serve', run: () => serve('serve') },
  dev: { script: 'dev', run: develop },
  build: { script: 'start', run: build },
  'dev-server': { script: 'dev', run: () => start('dev') },
};

main(process.argv[2]);

async function main(name) {
  if (!Object.keys(modes).includes(name)) {
    console.error(`Usage: node server/start.mjs ${Object.keys(modes).join('|')}`);
    process.exit(1);
  }
  await checkRuntime(modes[name].script, ['server', 'web', 'shared', 'migrations']);
  await modes[name].run();
}

async function serve(mode) {
  const { buildWebIfStale } = await import('./src/launch/build-web.ts');
  await start(mode, buildWebIfStale);
}

/** In this process, so that one signal ends everything. */
async function start(mode, prepare) {
  const main = await import('./src/main.ts');
  await main.start(mode, prepare);
}

async function build() {
  const { buildWeb } = await import('./src/launch/build-web.ts');
  await buildWeb();
}

async function develop() {
  const main = await import('./src/launch/develop.ts');
  await main.develop();
}
