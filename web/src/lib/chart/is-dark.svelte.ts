import { MediaQuery } from 'svelte/reactivity';
import { preferences } from '#lib/preferences.svelte.ts';

const systemIsDark = new MediaQuery('(prefers-color-scheme: dark)');

/** Whether the page is dark: as the person has chosen, or as the system is. */
export function isDark(): boolean {
  return preferences.theme === 'auto' ? systemIsDark.current : preferences.theme === 'dark';
}
