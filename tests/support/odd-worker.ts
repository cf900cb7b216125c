import { parentPort, threadId } from 'node:worker_threads';

/** Does what an order says instead of making it; answers with its thread. */
parentPort?.on('message', ({ order }: { readonly order: string }) => {
  switch (order) {
    case 'crash':
      return process.exit(3);
    case 'throw':
      throw new Error('thrown outside');
    case 'memory': {
      const held: unknown[] = [];
      for (;;) held.push(Array.from({ length: 10_000 }, (_, place) => ({ place })));
    }
    case 'never':
      return;
    case 'fail':
      return parentPort?.postMessage({
        kind: 'failed',
        message: 'no such thing',
        stack: 'Error: no such thing',
      });
    default: {
      return parentPort?.postMessage({ kind: 'made', answer: `${order} in ${threadId}` });
    }
  }
});
