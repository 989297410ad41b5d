import { createContext, useContext } from "react";
import type { Preferences } from "./preferences.ts";

interface Held {
  preferences: Preferences;
  setPreferences: (preferences: Preferences) => void;
}

export const PreferencesContext = createContext<Held | undefined>(undefined);

/** The preferences in effect, and how to change them. */
export const usePreferences = (): Held => {
  const held = useContext(PreferencesContext);
  if (!held) throw new Error("no preferences here");
  return held;
};
