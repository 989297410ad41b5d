import type { KeyboardEvent, ReactNode } from "react";
import type { Recording } from "../api/types.ts";
import { Axis } from "./axis.tsx";
import { Controls } from "./controls.tsx";
import { onPlayerKey } from "./keys.ts";
import { Lanes } from "./lanes.tsx";
import type { Player } from "./player.ts";
import type { Cluster } from "./regions.ts";
import { Strip } from "./strip.tsx";
import { Surface } from "./surface.tsx";
import type { Viewport } from "./viewport.ts";
import { useRecordingWords } from "./words.ts";

interface DeckProps {
  recording: Recording;
  player: Player;
  seconds: number;
  view: Viewport;
  onView: (view: Viewport) => void;
  onOpen: (cluster: Cluster) => void;
  children?: ReactNode;
}

/** A recording to look at and listen to: its pictures, what stands where in them, and the controls. */
export const Deck = (props: DeckProps) => {
  const words = useRecordingWords();
  const { recording, player, seconds, view, onView, onOpen, children } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void =>
    onPlayerKey(event, { player, seconds, view, onView });
  return (
    <section
      className="deck"
      aria-label={`${words.player}: ${recording.name}`}
      onKeyDown={onKeyDown}
    >
      <Controls player={player} seconds={seconds} view={view} onView={onView} />
      <div className="timeline" dir="ltr">
        <Strip
          recording={recording}
          seconds={seconds}
          player={player}
          view={view}
          onView={onView}
        />
        <Axis view={view} />
        <Surface
          recording={recording}
          view={view}
          seconds={seconds}
          player={player}
          onView={onView}
        />
        <Lanes recording={recording} view={view} onOpen={onOpen} />
      </div>
      {children}
    </section>
  );
};
