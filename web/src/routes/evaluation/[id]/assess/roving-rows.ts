/** Arrow keys, Home and End move between the rows of a list (`data-row`) that Tab reaches only once. */
export function rovingRows(list: HTMLElement): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.indexOf(event.target);
    const to = at === -1 ? undefined : rows[placeAfter(event.key, at, rows.length)];
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  };
  list.addEventListener('keydown', press);
  return () => list.removeEventListener('keydown', press);
}

/** Where a key leads from a place among `count`; outside of them for a key that leads nowhere. */
function placeAfter(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
