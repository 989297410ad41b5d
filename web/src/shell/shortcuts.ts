import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { views } from "./views.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const WAIT_MS = 1200;

/** Ctrl K or / searches; g and a letter opens a view. Never while somebody is typing. */
export const useShortcuts = (search: () => void): void => {
  const navigate = useNavigate();
  const went = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        search();
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        search();
      } else if (event.key === "g") went.current = event.timeStamp;
      else if (event.timeStamp - went.current < WAIT_MS) {
        const view = views.find(({ key }) => key === event.key);
        went.current = Number.NEGATIVE_INFINITY;
        if (view) void navigate({ to: view.to, search: {} });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate, search]);
};
