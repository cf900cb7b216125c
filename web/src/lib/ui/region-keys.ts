/**
 * F6 and Shift+F6 walk through the regions of a screen: every element with `data-region`, in document order. A region takes
 * the focus itself, so it carries `tabindex="-1"` and a name. Attach it once, to the outermost element.
 */
export function regionKeys(root: HTMLElement): () => void {
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
    if (regions.length === 0) return;
    event.preventDefault();
    nextRegion(regions, event.shiftKey ? -1 : 1)?.focus();
  };
  // On the document: with nothing focused, a key press never passes the root.
  root.ownerDocument.addEventListener('keydown', walk);
  return () => root.ownerDocument.removeEventListener('keydown', walk);
}

function nextRegion(regions: readonly HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  if (at === -1) return step === 1 ? regions[0] : regions.at(-1);
  return regions[(at + step + regions.length) % regions.length];
}

function isShown(region: HTMLElement): boolean {
  return region.checkVisibility();
}
