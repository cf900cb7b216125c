/**
 * Keeps `--bench-top` at the distance from the top of the window, so that a list that stays beside the sheet can end where
 * the window does, with the page scrolled or not.
 */
export function measureTop(element: HTMLElement): () => void {
  let last = -1;
  const measure = () => {
    const top = Math.max(0, Math.round(element.getBoundingClientRect().top));
    if (top !== last) element.style.setProperty('--bench-top', `${top}px`);
    last = top;
  };
  // Banners above come and go.
  const observer = new ResizeObserver(measure);
  observer.observe(document.body);
  window.addEventListener('scroll', measure, { passive: true });
  measure();
  return () => {
    observer.disconnect();
    window.removeEventListener('scroll', measure);
  };
}
