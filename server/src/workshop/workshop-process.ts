import { works, type WorkAnswer, type WorkKind, type WorkOrder } from './works.ts';

/** What the process is sent; one at a time. */
export type ProcessOrder<Kind extends WorkKind = WorkKind> = {
  readonly kind: Kind;
  readonly order: WorkOrder<Kind>;
};

/** What it answers. */
export type ProcessAnswer =
  | { readonly kind: 'made'; readonly answer: WorkAnswer<WorkKind> }
  /** The order, and not the process, is why: another one may succeed. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

process.on('message', (order: ProcessOrder) => {
  void answer(order).then((made) => process.send?.(made));
});
process.on('disconnect', () => process.exit());
// A terminal and a service manager tell every process; when this one ends is for the one that began it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

async function answer({ kind, order }: ProcessOrder): Promise<ProcessAnswer> {
  try {
    // Each kind comes with its own order, which TypeScript cannot see through the union.
    const work = works[kind] as (order: unknown) => Promise<WorkAnswer<WorkKind>>;
    return { kind: 'made', answer: await work(order) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack };
  }
}
