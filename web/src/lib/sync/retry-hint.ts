/** How long the server asks a socket to wait before it comes back, from the close reason of 1012 and 1013. */
export function retryHintMs(reason: string): number | undefined {
  const found = /^retry=(\d{1,7})$/.exec(reason);
  return found ? Number(found[1]) : undefined;
}

/** y-websocket takes these codes as final: coming back would change nothing. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}
