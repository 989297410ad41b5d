import type { Words } from "../i18n/words.ts";

/** The views of the navigation, each with the key that opens it after “g”. */
export const views = [
  { to: "/", word: "overview", key: "o" },
  { to: "/claims", word: "claims", key: "c" },
  { to: "/exhibits", word: "exhibits", key: "e" },
  { to: "/statements", word: "statements", key: "s" },
  { to: "/recordings", word: "recordings", key: "a" },
  { to: "/results", word: "results", key: "r" },
  { to: "/contests", word: "contests", key: "k" },
  { to: "/seats", word: "seats", key: "h" },
  { to: "/ledger", word: "ledger", key: "l" },
] as const satisfies { to: string; word: keyof Words["nav"]; key: string }[];
