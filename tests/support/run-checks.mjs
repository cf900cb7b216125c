// Called by `pnpm test` (all) and `pnpm verify` (fast). Old Node versions must be able to read it; see check-runtime.mjs.
import { checkRuntime } from '../../server/check-runtime.mjs';

main(process.argv[2]);

async function main(extent) {
  if (extent !== 'all' && extent !== 'fast') {
    console.error('Usage: node tests/support/run-checks.mjs all|fast');
    process.exit(1);
  }
  const script = extent === 'all' ? 'test' : 'verify';
  await checkRuntime(script, ['.', 'shared', 'server', 'web', 'migrations', 'tests']);
  const { runChecks } = await import('./checks/run-checks.ts');
  await runChecks(extent);
}
