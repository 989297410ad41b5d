import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

const usePath = (): string => useRouterState({ select: ({ location }) => location.pathname });

/** Moves the focus to the new view, and the window to its top: a screen reader says where one is, an eye sees it. */
export const useFocusOnChange = (): RefObject<HTMLElement | null> => {
  const main = useRef<HTMLElement>(null);
  const path = usePath();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
    // A place in the view, such as a second of a recording, is gone to once its rows have come.
    window.scrollTo({ top: 0, behavior: "instant" });
  }, [path]);
  return main;
};

/** Names the window after the heading of the view: nine views of a case would bear one title. */
export const useTitle = (main: RefObject<HTMLElement | null>, caseTitle?: string): void => {
  useEffect(() => {
    const { current } = main;
    if (!current) return;
    const name = (): void => {
      const heading = current.querySelector("h1")?.textContent?.trim();
      const parts = [heading, caseTitle, "Mandate"].filter(Boolean);
      document.title = [...new Set(parts)].join(" · ");
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(current, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [main, caseTitle]);
};

/** Where the views stand in a row, on a phone, the one that is open is brought into sight. */
export const useOpenInSight = (): RefObject<HTMLElement | null> => {
  const nav = useRef<HTMLElement>(null);
  const path = usePath();
  useEffect(() => {
    const row = nav.current;
    const link = row?.querySelector("a.active");
    if (!row || !link) return;
    const [outer, inner] = [row.getBoundingClientRect(), link.getBoundingClientRect()];
    const left = inner.left + inner.width / 2 - outer.left - outer.width / 2;
    row.scrollBy({ left, behavior: "instant" });
    // The path says that another link is the open one now.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [path]);
  return nav;
};
