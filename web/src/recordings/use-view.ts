import { useCallback, useEffect, useState } from "react";
import type { Player } from "./player.ts";
import { showing, type Viewport, within } from "./viewport.ts";

/** At first the whole of a short recording, or five minutes of a long one: enough to see words by. */
const FIRST_SECONDS = 300;

/** The stretch that is drawn: what the reader chose, moved along when the sound runs out of it. */
export const useView = (player: Player | undefined, seconds: number) => {
  const [view, setView] = useState<Viewport>({ from: 0, to: 0 });
  useEffect(() => {
    if (seconds > 0) setView({ from: 0, to: Math.min(seconds, FIRST_SECONDS) });
  }, [seconds]);
  useEffect(
    () => player?.follow((at) => setView((before) => showing(before, at, seconds))),
    [player, seconds],
  );
  /** Draws a place with room on both sides, unless it is drawn large already. */
  const show = useCallback(
    ({ from, to }: Viewport) =>
      setView((before) => {
        const length = Math.max((to - from) * 1.6, Math.min(20, before.to - before.from));
        const middle = (from + to) / 2;
        return within({ from: middle - length / 2, to: middle + length / 2 }, seconds);
      }),
    [seconds],
  );
  return { view, setView, show };
};
