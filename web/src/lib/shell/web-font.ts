/** On a slow line the first screens go before the font. */
const delayMs = 15_000;

/** Lets the font come that app.html has put off because the line is slow; returns how to call it off. */
export function allowWebFont(): () => void {
  const root = document.documentElement;
  const timer = setTimeout(() => delete root.dataset.font, root.dataset.font === undefined ? 0 : delayMs);
  return () => clearTimeout(timer);
}
