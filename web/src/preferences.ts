import type { Language } from "./i18n/index.ts";

export type Theme = "auto" | "light" | "dark";

export interface Preferences {
  language: Language;
  theme: Theme;
}

const KEY = "mandate";

const defaults = (): Preferences => ({
  language: navigator.language.startsWith("ur") ? "ur" : "en",
  theme: "auto",
});

/** What this browser prefers; anything unreadable there counts as nothing. */
export const readPreferences = (): Preferences => {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return { ...defaults(), ...stored };
  } catch {
    return defaults();
  }
};

/** Keeps the preferences and puts them into effect on the page. */
export const applyPreferences = (preferences: Preferences, dir: "ltr" | "rtl"): void => {
  const { documentElement: root } = document;
  root.lang = preferences.language;
  root.dir = dir;
  root.dataset.theme = preferences.theme;
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing asks anew each time.
  }
};
