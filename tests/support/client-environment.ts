import type { Environment } from 'vitest/runtime';

/** Node as it is, with modules compiled as for a browser; a test brings the few browser objects that it needs itself. */
const clientEnvironment: Environment = {
  name: 'client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default clientEnvironment;
