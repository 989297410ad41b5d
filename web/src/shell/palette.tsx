import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Hit, Outcome } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import type { Words } from "../i18n/words.ts";
import { views } from "./views.ts";

interface Item {
  kind: keyof Words["kinds"];
  title: string;
  detail?: string;
  to: string;
}

const viewItems = (words: Words, typed: string): Item[] =>
  views
    .map(({ to, word }): Item => ({ kind: "view", title: words.nav[word], to }))
    .filter(({ title }) => title.toLowerCase().includes(typed.toLowerCase()));

const SETTLE_MS = 120;

const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

/** What was found for what is typed now; not `ready` while that is still being looked for. */
const useItems = (typed: string): { items: Item[]; ready: boolean } => {
  const words = useWords();
  const settled = useSettled(typed);
  const { data, isFetching } = useQuery(queries.search(settled));
  const ready = settled === typed && !isFetching;
  const hits: Hit[] = typed.trim() ? (data ?? []) : [];
  return { items: [...viewItems(words, typed), ...hits], ready };
};

interface OptionProps {
  item: Item;
  index: number;
  chosen: boolean;
  onChoose: () => void;
}

const Option = ({ item, index, chosen, onChoose }: OptionProps) => {
  const words = useWords();
  return (
    // biome-ignore lint: the keyboard is handled by the combobox that owns this list
    <li id={`hit-${index}`} role="option" aria-selected={chosen} onClick={onChoose}>
      <span className="kind">{words.kinds[item.kind]}</span>
      <span dir="auto">{item.title}</span>
      {item.detail && (
        <span className="meta" dir="auto">
          {item.kind === "claim" ? words.outcomes[item.detail as Outcome] : item.detail}
        </span>
      )}
    </li>
  );
};

/** Search across everything, and go there: a combobox over a list (WAI-ARIA), in a dialog. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const words = useWords();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [asked, setAt] = useState(0);
  const { items, ready } = useItems(typed);
  // What is found may come later, and be less than what stood there before.
  const at = Math.max(0, Math.min(asked, items.length - 1));
  const [entered, setEntered] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`hit-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const go = (item: Item | undefined): void => {
    setEntered(false);
    if (!item) return;
    // Closed by itself it gives the focus back, which the new view, where there is one, then takes.
    dialog.current?.close();
    void navigate({ href: item.to });
  };
  useEffect(() => {
    if (entered && ready) go(items[at]);
    // Whoever types fast and presses Enter goes to what they typed, not to what was found for half of it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [entered, ready]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setAt((at + step + items.length) % items.length);
    } else if (event.key === "Enter") {
      // Else the button that gets the focus back would be pressed by the same key.
      event.preventDefault();
      setEntered(true);
    }
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={words.search} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="hits"
        aria-activedescendant={items.length > 0 ? `hit-${at}` : undefined}
        aria-label={words.search}
        placeholder={words.searchHint}
        value={typed}
        dir={typed === "" ? undefined : "auto"}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      {items.length === 0 ? (
        <p className="meta" role="status">
          {ready ? words.searchNothing : words.loading}
        </p>
      ) : (
        <ul id="hits" role="listbox" aria-label={words.search}>
          {items.map((item, index) => (
            <Option
              key={`${item.kind} ${item.to} ${item.title} ${item.detail ?? ""}`}
              item={item}
              index={index}
              chosen={index === at}
              onChoose={() => go(item)}
            />
          ))}
        </ul>
      )}
    </dialog>
  );
};
