/**
 * One tab stop for all links of a table: arrow keys go from cell to cell, Home and End along the row, Ctrl+Home and
 * Ctrl+End to the corners, and Tab comes back to where one was. Rows are marked `data-row`; links that take part, `data-cell`.
 */
export function gridKeys(root: HTMLElement): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const rows = rowsOf(root);
    const place = placeOf(rows, event.target);
    const target = place && targetOf(rows, place, event);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  const focus = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('[data-cell]'))
      setStop(root, event.target);
  };
  // Filters take rows away, and with them perhaps the one tab stop.
  const observer = new MutationObserver(() => keepStop(root));
  root.addEventListener('keydown', press);
  root.addEventListener('focusin', focus);
  observer.observe(root, { childList: true, subtree: true });
  keepStop(root);
  return () => {
    root.removeEventListener('keydown', press);
    root.removeEventListener('focusin', focus);
    observer.disconnect();
  };
}

type Rows = readonly (readonly HTMLElement[])[];
type Place = { readonly row: number; readonly column: number };

function rowsOf(root: HTMLElement): Rows {
  return [...root.querySelectorAll('[data-row]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[data-cell]'),
  ]);
}

function placeOf(rows: Rows, target: EventTarget | null): Place | undefined {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => cell === target);
    if (column !== -1) return { row, column };
  }
  return undefined;
}

function targetOf(rows: Rows, { row, column }: Place, event: KeyboardEvent): HTMLElement | undefined {
  const cells = rows[row] ?? [];
  // A shorter row (not applicable) is entered at its end.
  const inRow = (other: readonly HTMLElement[] | undefined) => other?.[Math.min(column, other.length - 1)];
  switch (event.key) {
    case 'ArrowDown':
      return inRow(rows[row + 1]);
    case 'ArrowUp':
      return row === 0 ? undefined : inRow(rows[row - 1]);
    case 'ArrowRight':
      return cells[column + 1];
    case 'ArrowLeft':
      return column === 0 ? undefined : cells[column - 1];
    case 'Home':
      return event.ctrlKey ? rows[0]?.[0] : cells[0];
    case 'End':
      return event.ctrlKey ? rows.at(-1)?.at(-1) : cells.at(-1);
    default:
      return undefined;
  }
}

function keepStop(root: HTMLElement): void {
  if (root.querySelector('[data-cell][tabindex="0"]')) return;
  root.querySelector('[data-cell]')?.setAttribute('tabindex', '0');
}

function setStop(root: HTMLElement, cell: HTMLElement): void {
  root.querySelector('[data-cell][tabindex="0"]')?.setAttribute('tabindex', '-1');
  cell.setAttribute('tabindex', '0');
}
