/** How the server words the close reason of 1012 and 1013; see `closeCodes`. */
const hintPattern = /^retry=(\d{1,7})(?: (full|busy))?$/;

/** How long the server asks a socket to wait before it comes back. */
export function retryHintMs(reason: string): number | undefined {
  const found = hintPattern.exec(reason);
  return found ? Number(found[1]) : undefined;
}

/** Why the server could not store what was sent; undefined when it says nothing of that. */
export function findStorageTrouble(reason: string): 'storage-full' | 'storage-busy' | undefined {
  switch (hintPattern.exec(reason)?.[2]) {
    case 'full':
      return 'storage-full';
    case 'busy':
      return 'storage-busy';
    default:
      return undefined;
  }
}

/** y-websocket takes these codes as final: coming back would change nothing. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}
