/** When a refused attempt may be made again, as ISO moment; `refusedAtMs` counts from 1970. */
export function retryMoment(refusedAtMs: number, waitSeconds: number): string {
  return new Date(refusedAtMs + waitSeconds * 1_000).toISOString();
}
