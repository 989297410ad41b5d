import { useWords } from "../i18n/index.ts";
import type { Theme } from "../preferences.ts";
import { usePreferences } from "../preferences-context.ts";

/** The other language, and the colours. */
export const Settings = () => {
  const words = useWords();
  const { preferences, setPreferences } = usePreferences();
  const other = words.lang === "en" ? "ur" : "en";
  return (
    <div className="settings">
      <button
        type="button"
        lang={other}
        className="quiet"
        onClick={() => setPreferences({ ...preferences, language: other })}
      >
        {words.otherLanguage}
      </button>
      <select
        aria-label={words.theme}
        value={preferences.theme}
        onChange={({ target }) => setPreferences({ ...preferences, theme: target.value as Theme })}
      >
        {(["auto", "light", "dark"] as const).map((theme) => (
          <option key={theme} value={theme}>
            {words.themes[theme]}
          </option>
        ))}
      </select>
    </div>
  );
};
