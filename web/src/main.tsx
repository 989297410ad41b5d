import "./style.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { followServer } from "./api/live.ts";
import { loadWords, WordsContext } from "./i18n/index.ts";
import type { Words } from "./i18n/words.ts";
import { applyPreferences, readPreferences } from "./preferences.ts";
import { PreferencesContext } from "./preferences-context.ts";
import { createAppRouter } from "./router.tsx";

// The server is on this machine and tells of every change: nothing grows stale by itself.
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
});
const router = createAppRouter(client);

const App = ({ first }: { first: Words }) => {
  const [preferences, setPreferences] = useState(readPreferences);
  const [words, setWords] = useState(first);
  useEffect(() => {
    let wanted = true;
    const change = async (): Promise<void> => {
      const loaded = await loadWords(preferences.language);
      if (!wanted) return;
      applyPreferences(preferences, loaded.dir);
      setWords(loaded);
    };
    void change();
    return () => {
      wanted = false;
    };
  }, [preferences]);
  return (
    <PreferencesContext value={{ preferences, setPreferences }}>
      <WordsContext value={words}>
        <RouterProvider router={router} />
      </WordsContext>
    </PreferencesContext>
  );
};

const start = async (): Promise<void> => {
  const preferences = readPreferences();
  const words = await loadWords(preferences.language);
  applyPreferences(preferences, words.dir);
  const root = document.querySelector("#root");
  if (!root) throw new Error("the page has no #root");
  followServer(client);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App first={words} />
      </QueryClientProvider>
    </StrictMode>,
  );
};

void start();
