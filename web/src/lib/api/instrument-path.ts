/** Where exactly this content of an instrument is read; a browser keeps it for ever, so it is asked for once. */
export function instrumentPath({ id, hash }: { readonly id: string; readonly hash: string }): string {
  return `/api/instruments/${id}?hash=${hash}`;
}
