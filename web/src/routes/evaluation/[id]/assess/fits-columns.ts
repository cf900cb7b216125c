/** Beyond this many, descriptions side by side would be columns of single words. */
const columnsMax = 7;

/** Whether the levels of a scale can stand beside each other in a wide window, each with its description. */
export function fitsColumns(levels: number): boolean {
  return levels <= columnsMax;
}
