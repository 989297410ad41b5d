import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Recording } from "../api/types.ts";
import { clock } from "./clock.ts";
import { drawSpectrogram, drawWaveform } from "./draw.ts";
import type { Player } from "./player.ts";
import type { PictureSource } from "./tiles.ts";
import { usePlayerState, useTime } from "./use-player.ts";
import { type Viewport, within, zoom } from "./viewport.ts";
import { useRecordingWords } from "./words.ts";

/** Picture of a recording that was looked at; undefined before. */
export const sourceOf = (
  { name, facts, waveform, spectrogram }: Recording,
  kind: PictureSource["kind"],
): PictureSource | undefined => {
  const picture = kind === "waveform" ? waveform : spectrogram;
  return picture && facts && { recording: name, version: facts.sha256, kind, picture };
};

type Draw = (canvas: HTMLCanvasElement, onTile: () => void) => void;

/** A canvas drawn anew when what it shows, its size or the theme changes. */
export const useDrawing = (draw: Draw) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let frame = 0;
    const later = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw(element, later);
      });
    };
    later();
    const size = new ResizeObserver(later);
    size.observe(element);
    const theme = new MutationObserver(later);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", later);
    return () => {
      cancelAnimationFrame(frame);
      frame = -1;
      size.disconnect();
      theme.disconnect();
      system.removeEventListener("change", later);
    };
  }, [draw]);
  return canvas;
};

interface PictureProps {
  recording: Recording;
  view: Viewport;
}

/** The waveform of a stretch, and how often larger it is drawn than it is. */
export const Waveform = ({ recording, view }: PictureProps) => {
  const words = useRecordingWords();
  const [gain, setGain] = useState(1);
  const draw = useCallback<Draw>(
    (canvas, onTile) => {
      const source = sourceOf(recording, "waveform");
      if (source) setGain(drawWaveform({ canvas, source, view, onTile }));
    },
    [recording, view],
  );
  return (
    <>
      <canvas ref={useDrawing(draw)} className="waveform" role="img" aria-label={words.waveform} />
      {gain > 1.05 && (
        <span className="gain" title={words.enlarged}>
          × {gain.toFixed(1)}
        </span>
      )}
    </>
  );
};

const topOf = ({ spectrogram, facts }: Recording): number =>
  Math.min(spectrogram?.top ?? 8000, (facts?.sampleRate ?? 16_000) / 2);

/** The spectrogram of a stretch, with its scale of frequencies. */
export const Spectrogram = ({ recording, view }: PictureProps) => {
  const words = useRecordingWords();
  const top = topOf(recording);
  const draw = useCallback<Draw>(
    (canvas, onTile) => {
      const source = sourceOf(recording, "spectrogram");
      if (source) drawSpectrogram({ canvas, source, view, onTile, top });
    },
    [recording, view, top],
  );
  return (
    <div className="spectrogram">
      <canvas ref={useDrawing(draw)} role="img" aria-label={words.spectrogram} />
      <ol aria-hidden="true">
        {[1, 0.75, 0.5, 0.25].map((share) => (
          <li key={share} style={{ insetBlockStart: `${100 * (1 - share)}%` }}>
            {(share * top) / 1000} kHz
          </li>
        ))}
      </ol>
    </div>
  );
};

/** The line that stands where the sound is now. Moved without drawing the view anew. */
export const Playhead = ({ player, view }: { player: Player; view: Viewport }) => {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (seconds: number): void => {
      if (!line.current) return;
      const share = (seconds - view.from) / (view.to - view.from);
      line.current.hidden = share < 0 || share > 1;
      line.current.style.left = `${share * 100}%`;
    };
    place(player.time());
    return player.follow(place);
  }, [player, view]);
  return <div ref={line} className="playhead" />;
};

/** Where a stretch stands in a view, for its style; undefined where it is out of sight. */
export const placeIn = (view: Viewport, from: number, to: number) => {
  const length = view.to - view.from;
  const [start, end] = [Math.max(view.from, from), Math.min(view.to, to)];
  if (end < start) return undefined;
  return {
    left: `${((start - view.from) / length) * 100}%`,
    width: `${((end - start) / length) * 100}%`,
  };
};

const Marked = ({ player, view }: { player: Player; view: Viewport }) => {
  const { stretch, looping } = usePlayerState(player);
  const place = stretch && placeIn(view, stretch.from, stretch.to);
  return place ? <div className={`marked ${looping ? "looping" : ""}`} style={place} /> : null;
};

/** Pixels a pointer may tremble and still click. */
const STILL = 4;

/** Click seeks, dragging marks a stretch. */
const useMarking = (player: Player, view: Viewport) => {
  const down = useRef<{ x: number; at: number; moved: boolean }>(undefined);
  const timeAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - left) / width));
    return view.from + share * (view.to - view.from);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current = { x: event.clientX, at: timeAt(event), moved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = down.current;
      if (!start || (!start.moved && Math.abs(event.clientX - start.x) < STILL)) return;
      start.moved = true;
      const at = timeAt(event);
      player.setStretch({ from: Math.min(start.at, at), to: Math.max(start.at, at) });
    },
    onPointerUp() {
      const start = down.current;
      down.current = undefined;
      if (start && !start.moved) player.seek(start.at);
    },
    onPointerCancel() {
      down.current = undefined;
    },
  };
};

interface SurfaceProps extends PictureProps {
  seconds: number;
  player: Player;
  onView: (view: Viewport) => void;
}

/** Wheel with Ctrl zooms at the pointer; sideways it moves along. The page itself still scrolls. */
const useWheel = ({ view, seconds, onView }: Omit<SurfaceProps, "player" | "recording">) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      const { left, width } = element.getBoundingClientRect();
      const length = view.to - view.from;
      if (event.ctrlKey || event.metaKey) {
        const at = view.from + ((event.clientX - left) / width) * length;
        onView(zoom(view, { factor: 1.0015 ** event.deltaY, at, seconds }));
      } else {
        const along = event.shiftKey ? event.deltaY : event.deltaX;
        if (Math.abs(along) < 1) return;
        const by = (along / width) * length;
        onView(within({ from: view.from + by, to: view.to + by }, seconds));
      }
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [view, seconds, onView]);
  return box;
};

const wholeSecond = (seconds: number): number => Math.floor(seconds);

/** The pictures of a stretch, one under the other: a slider of the place in the recording. */
export const Surface = (props: SurfaceProps) => {
  const { recording, view, seconds, player } = props;
  const words = useRecordingWords();
  const now = useTime(player, wholeSecond);
  const marking = useMarking(player, view);
  const box = useWheel(props);
  return (
    <div
      ref={box}
      className="surface"
      role="slider"
      tabIndex={0}
      aria-label={`${words.timeline}: ${recording.name}`}
      aria-valuemin={0}
      aria-valuemax={Math.ceil(seconds)}
      aria-valuenow={now}
      aria-valuetext={clock(now)}
      {...marking}
    >
      <Waveform recording={recording} view={view} />
      <Spectrogram recording={recording} view={view} />
      <Marked player={player} view={view} />
      <Playhead player={player} view={view} />
    </div>
  );
};
