import { constants, setPriority } from 'node:os';

/** Files to be asked for at once, with the cookie of who asks. */
export type FilesOrder = { readonly urls: readonly string[]; readonly cookie: string };

/** Milliseconds until all had come, or why one did not. */
export type FilesAnswer = { readonly madeMs: number } | { readonly refused: string };

// What it takes to receive megabytes must not make whoever measures beside it come late.
setPriority(constants.priority.PRIORITY_LOW);

process.on('message', (order: FilesOrder) => {
  void fetchAll(order).then((answer: FilesAnswer) => process.send?.(answer));
});

async function fetchAll({ urls, cookie }: FilesOrder): Promise<FilesAnswer> {
  const begin = performance.now();
  const refusals = await Promise.all(
    urls.map(async (url) => {
      const response = await fetch(url, { headers: { cookie } });
      const bytes = await response.arrayBuffer();
      return response.ok ? [] : [`${response.status}: ${new TextDecoder().decode(bytes)}`];
    }),
  );
  const [refused] = refusals.flat();
  return refused === undefined ? { madeMs: performance.now() - begin } : { refused };
}
