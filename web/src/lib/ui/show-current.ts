/** For a row of links that scrolls on a narrow window: where one is must be seen. To be attached to the row. */
export function showCurrent(row: HTMLElement): void {
  row.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
