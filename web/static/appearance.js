/* global document, localStorage */
// Before the first paint, so that a person who chose dark is not met by a white page. The rest is in preferences.svelte.ts.
try {
  const chosen = JSON.parse(localStorage.getItem('samskar.preferences') ?? '{}');
  if (chosen.theme === 'light' || chosen.theme === 'dark')
    document.documentElement.dataset.colorScheme = chosen.theme;
  if (chosen.language === 'en') document.documentElement.lang = 'en';
} catch {
  // No storage or an unreadable value: the page's own defaults hold.
}
