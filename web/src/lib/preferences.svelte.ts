import type { UiLanguage } from '@samskar/shared/messages';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The part of localStorage that is needed here; it may be missing or forbidden. */
export type PreferenceStore = Pick<Storage, 'getItem' | 'setItem'>;

/** Also read by app.html, which sets language and theme before the first paint. */
const storeKey = 'samskar.preferences';

type Chosen = {
  language: UiLanguage;
  theme: Theme;
  singleKeyShortcuts: boolean;
  autoAdvance: boolean;
  allLevels: boolean | undefined;
};

/** How this browser shows Samskår. Holds nothing about a person, so that it may outlive signing out. */
class Preferences {
  readonly #store: PreferenceStore | undefined;
  readonly #chosen: Chosen;

  constructor(store: PreferenceStore | undefined, browserLanguages: readonly string[]) {
    this.#store = store;
    this.#chosen = $state(readChosen(store, browserLanguages));
  }

  get language(): UiLanguage {
    return this.#chosen.language;
  }
  set language(language: UiLanguage) {
    this.#chosen.language = language;
    this.#keep();
  }

  get theme(): Theme {
    return this.#chosen.theme;
  }
  set theme(theme: Theme) {
    this.#chosen.theme = theme;
    this.#keep();
  }

  /** WCAG 2.1.4: keys without Ctrl or Alt can be switched off. */
  get singleKeyShortcuts(): boolean {
    return this.#chosen.singleKeyShortcuts;
  }
  set singleKeyShortcuts(on: boolean) {
    this.#chosen.singleKeyShortcuts = on;
    this.#keep();
  }

  /** After a grade by digit, the focus goes on to the next criterion without one. */
  get autoAdvance(): boolean {
    return this.#chosen.autoAdvance;
  }
  set autoAdvance(on: boolean) {
    this.#chosen.autoAdvance = on;
    this.#keep();
  }

  /** Whether the descriptions of all levels stand beside a scale; undefined leaves it to the width of the window. */
  get allLevels(): boolean | undefined {
    return this.#chosen.allLevels;
  }
  set allLevels(on: boolean | undefined) {
    this.#chosen.allLevels = on;
    this.#keep();
  }

  #keep() {
    try {
      this.#store?.setItem(storeKey, JSON.stringify(this.#chosen));
    } catch {
      // A browser that forbids or has filled its storage still shows what was chosen, until it is closed.
    }
  }
}

function readChosen(store: PreferenceStore | undefined, browserLanguages: readonly string[]): Chosen {
  const kept = readKept(store);
  return {
    language: kept.language === 'en' || kept.language === 'nb' ? kept.language : preferred(browserLanguages),
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'auto',
    singleKeyShortcuts: kept.singleKeyShortcuts !== false,
    autoAdvance: kept.autoAdvance === true,
    allLevels: typeof kept.allLevels === 'boolean' ? kept.allLevels : undefined,
  };
}

function readKept(store: PreferenceStore | undefined): Partial<Record<keyof Chosen, unknown>> {
  try {
    const kept: unknown = JSON.parse(store?.getItem(storeKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    // Unreadable is as good as absent: the defaults hold.
    return {};
  }
}

/** Norwegian, unless the browser asks for English before any Scandinavian language. */
function preferred(browserLanguages: readonly string[]): UiLanguage {
  const first = browserLanguages.find((language) => /^(nb|nn|no|da|sv|en)\b/i.test(language));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'nb';
}

export const preferences = new Preferences(findLocalStorage(), globalThis.navigator.languages);

function findLocalStorage(): PreferenceStore | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // Reading the property throws where the browser forbids storage for this site.
    return undefined;
  }
}
