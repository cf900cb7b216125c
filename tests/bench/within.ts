/**
 * Waits for what another process or a socket has to say, but not for ever: a benchmark that hangs tells nobody why.
 * @throws when it has not come in time
 */
export async function within<Value>(limitMs: number, what: string, awaited: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not within ${limitMs} ms: ${what}`)), limitMs);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}
