// Called by `pnpm test` (all), `pnpm verify` (fast), `pnpm test:faults` and `pnpm test:probes`. Old Node versions must be able to read it; see check-runtime.mjs.
import { checkRuntime } from '../../server/check-runtime.mjs';

main(process.argv[2]);

async function main(extent) {
  const script = { all: 'test', fast: 'verify', faults: 'test:faults', probes: 'test:probes' }[extent];
  if (script === undefined) {
    console.error('Usage: node tests/support/run-checks.mjs all|fast|faults|probes');
    process.exit(1);
  }
  await checkRuntime(script, ['.', 'shared', 'server', 'web', 'migrations', 'tests']);
  const { runChecks } = await import('./checks/run-checks.ts');
  await runChecks(extent);
}
