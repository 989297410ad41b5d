import type { KeyboardEvent } from "react";
import { markAt } from "./controls.tsx";
import type { Player } from "./player.ts";
import { type Viewport, zoom } from "./viewport.ts";

interface Keyed {
  player: Player;
  seconds: number;
  view: Viewport;
  onView: (view: Viewport) => void;
}

const isTyping = (target: HTMLElement): boolean =>
  /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

const actionOf = (
  event: KeyboardEvent,
  { player, seconds, view, onView }: Keyed,
): (() => void) | undefined => {
  const by = event.shiftKey ? 10 : 1;
  const zoomBy = (factor: number) => () =>
    onView(zoom(view, { factor, at: player.time(), seconds }));
  const actions: Record<string, () => void> = {
    " ": player.toggle,
    ArrowLeft: () => player.seek(player.time() - by),
    ArrowRight: () => player.seek(player.time() + by),
    Home: () => player.seek(0),
    End: () => player.seek(seconds),
    "[": () => markAt(player, "from", seconds),
    "]": () => markAt(player, "to", seconds),
    l: () => player.state().stretch && player.setLooping(!player.state().looping),
    "+": zoomBy(0.5),
    "=": zoomBy(0.5),
    "-": zoomBy(2),
    "0": () => onView({ from: 0, to: seconds }),
  };
  return actions[event.key];
};

/** Keys of a player, wherever in it the focus is: never while somebody types, and a button keeps its own space bar. */
export const onPlayerKey = (event: KeyboardEvent<HTMLElement>, keyed: Keyed): void => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  if (event.key === " " && target.closest("button, a, summary")) return;
  const action = actionOf(event, keyed);
  if (!action) return;
  event.preventDefault();
  action();
};
