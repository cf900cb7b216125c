/** Does what an order says instead of making it; answers with its process. */
process.on('message', ({ order }: { readonly order: string }) => {
  switch (order) {
    case 'crash':
      return process.exit(3);
    case 'throw':
      throw new Error('thrown outside');
    case 'abort':
      return process.abort();
    case 'memory': {
      const held: unknown[] = [];
      for (;;) held.push(Array.from({ length: 10_000 }, (_, place) => ({ place })));
    }
    case 'never':
      return;
    case 'fail':
      return process.send?.({ kind: 'failed', message: 'no such thing', stack: 'Error: no such thing' });
    default:
      return process.send?.({ kind: 'made', answer: `${order} in ${process.pid}` });
  }
});
process.on('disconnect', () => process.exit());
