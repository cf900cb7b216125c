/** Keeps `--bench-top` at the distance from the top of the page, so that a list beside the sheet can end where the window does. */
export function measureTop(element: HTMLElement): () => void {
  const measure = () => {
    const top = element.getBoundingClientRect().top + window.scrollY;
    element.style.setProperty('--bench-top', `${Math.round(top)}px`);
  };
  // Banners above come and go.
  const observer = new ResizeObserver(measure);
  observer.observe(document.body);
  measure();
  return () => observer.disconnect();
}
