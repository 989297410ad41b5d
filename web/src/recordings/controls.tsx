import { clock } from "./clock.ts";
import type { Player } from "./player.ts";
import { usePlayerState, useTime } from "./use-player.ts";
import { type Viewport, zoom } from "./viewport.ts";
import { useRecordingWords } from "./words.ts";

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

const tenth = (seconds: number): number => Math.floor(seconds * 10) / 10;

const Time = ({ player, seconds }: { player: Player; seconds: number }) => (
  <span className="time">
    <strong>{clock(useTime(player, tenth), 1)}</strong> / {clock(seconds)}
  </span>
);

/** Marks the start or the end of the stretch to repeat where the sound is now. */
export const markAt = (player: Player, end: "from" | "to", seconds: number): void => {
  const at = player.time();
  const { stretch } = player.state();
  const before = stretch ?? { from: 0, to: seconds };
  const next = { ...before, [end]: at };
  // A start behind the end begins a stretch anew, and so does an end before the start.
  if (next.from < next.to) player.setStretch(next);
  else player.setStretch(end === "from" ? { from: at, to: seconds } : { from: 0, to: at });
};

const Stretch = ({ player, seconds }: { player: Player; seconds: number }) => {
  const words = useRecordingWords();
  const { stretch, looping } = usePlayerState(player);
  return (
    <div className="actions" role="group" aria-label={words.selection}>
      <button type="button" onClick={() => markAt(player, "from", seconds)}>
        {words.setStart} <kbd>[</kbd>
      </button>
      <button type="button" onClick={() => markAt(player, "to", seconds)}>
        {words.setEnd} <kbd>]</kbd>
      </button>
      <button
        type="button"
        aria-pressed={looping}
        disabled={!stretch}
        onClick={() => player.setLooping(!looping)}
      >
        {words.loop} <kbd>L</kbd>
      </button>
      {stretch && (
        <>
          <bdi className="time">
            {clock(stretch.from, 2)}–{clock(stretch.to, 2)}
          </bdi>
          <button type="button" className="quiet" onClick={() => player.setStretch(undefined)}>
            {words.clear}
          </button>
        </>
      )}
    </div>
  );
};

interface ControlsProps {
  player: Player;
  seconds: number;
  view: Viewport;
  onView: (view: Viewport) => void;
}

/** Play, speed, the stretch to repeat, and how closely one looks. */
export const Controls = ({ player, seconds, view, onView }: ControlsProps) => {
  const words = useRecordingWords();
  const { playing, rate } = usePlayerState(player);
  const zoomBy = (factor: number) => () =>
    onView(zoom(view, { factor, at: player.time(), seconds }));
  return (
    <div className="controls">
      <div className="actions">
        <button type="button" className="first" onClick={player.toggle}>
          {playing ? words.pause : words.play}
        </button>
        <button type="button" onClick={() => player.seek(player.time() - 5)}>
          {words.back(5)}
        </button>
        <button type="button" onClick={() => player.seek(player.time() + 5)}>
          {words.forth(5)}
        </button>
        <Time player={player} seconds={seconds} />
        <select
          aria-label={words.speed}
          value={rate}
          onChange={({ target }) => player.setRate(Number(target.value))}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {words.speeds(speed)}
            </option>
          ))}
        </select>
      </div>
      <div className="actions">
        <button type="button" onClick={zoomBy(0.5)}>
          {words.zoomIn}
        </button>
        <button type="button" onClick={zoomBy(2)}>
          {words.zoomOut}
        </button>
        <button type="button" onClick={() => onView({ from: 0, to: seconds })}>
          {words.whole}
        </button>
      </div>
      <Stretch player={player} seconds={seconds} />
    </div>
  );
};
