import { useRef } from "react";
import type { Recording } from "../api/types.ts";
import type { Player } from "./player.ts";
import { Playhead, placeIn, Waveform } from "./surface.tsx";
import { type Viewport, within } from "./viewport.ts";
import { useRecordingWords } from "./words.ts";

interface StripProps {
  recording: Recording;
  seconds: number;
  player: Player;
  view: Viewport;
  onView: (view: Viewport) => void;
}

/** The whole recording in a strip, and which stretch of it is drawn large. For the pointer: the keys of the player do the same. */
export const Strip = ({ recording, seconds, player, view, onView }: StripProps) => {
  const words = useRecordingWords();
  const whole = useRef<Viewport>({ from: 0, to: seconds });
  if (whole.current.to !== seconds) whole.current = { from: 0, to: seconds };
  const centre = (element: HTMLElement, x: number): void => {
    const { left, width } = element.getBoundingClientRect();
    const at = ((x - left) / width) * seconds;
    const half = (view.to - view.from) / 2;
    onView(within({ from: at - half, to: at + half }, seconds));
  };
  return (
    <div
      className="overview-strip"
      title={words.overview}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        centre(event.currentTarget, event.clientX);
      }}
      onPointerMove={(event) =>
        event.currentTarget.hasPointerCapture(event.pointerId) &&
        centre(event.currentTarget, event.clientX)
      }
    >
      <Waveform recording={recording} view={whole.current} />
      <div className="window" style={placeIn(whole.current, view.from, view.to)} />
      <Playhead player={player} view={whole.current} />
    </div>
  );
};
