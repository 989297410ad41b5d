import { useState } from "react";
import { useSheetWords } from "./words.ts";

const SMALLEST = 1;
const LARGEST = 8;
const STEP = 1.25;

interface View {
  /** 1: as wide as its place. */
  zoom: number;
  /** Quarter turns. */
  turns: number;
}

const whole: View = { zoom: 1, turns: 0 };

const zoomed = (view: View, by: number): View => ({
  ...view,
  zoom: Math.min(LARGEST, Math.max(SMALLEST, view.zoom * by)),
});

const turned = (view: View): View => ({ ...view, turns: (view.turns + 1) % 4 });

const byKey: Record<string, (view: View) => View> = {
  "+": (view) => zoomed(view, STEP),
  "=": (view) => zoomed(view, STEP),
  "-": (view) => zoomed(view, 1 / STEP),
  "0": () => whole,
  r: turned,
};

interface Props {
  src: string;
  alt: string;
}

/** A picture of a sheet to look at closely: larger, turned, and moved about by scrolling. Everything by keyboard too. */
export const Picture = ({ src, alt }: Props) => {
  const words = useSheetWords();
  const [view, setView] = useState(whole);
  const [wide, setWide] = useState(0.7);
  const sideways = view.turns % 2 === 1;
  // A page turned on its side is as wide as it was high; without this it would stick out of its box.
  const box = { inlineSize: `${view.zoom * 100}%`, aspectRatio: sideways ? 1 / wide : wide };
  const image = {
    inlineSize: sideways ? `${wide * 100}%` : "100%",
    transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
  };
  const onKey = (event: React.KeyboardEvent): void => {
    const change = byKey[event.key.toLowerCase()];
    if (!change || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setView(change);
  };
  return (
    <div className="scan">
      <div className="chips">
        <button type="button" onClick={() => setView(byKey["+"])}>
          {words.zoomIn}
        </button>
        <button type="button" onClick={() => setView(byKey["-"])}>
          {words.zoomOut}
        </button>
        <button type="button" onClick={() => setView(turned)}>
          {words.turn}
        </button>
        <button type="button" onClick={() => setView(whole)}>
          {words.fit}
        </button>
        <span className="meta" role="status">
          {words.state(Math.round(view.zoom * 100), view.turns * 90)}
        </span>
      </div>
      {/* biome-ignore lint: a region that scrolls must be reachable by keyboard, and takes the viewer's keys */}
      <div className="scan-box" tabIndex={0} role="group" aria-label={words.scan} onKeyDown={onKey}>
        <div className="scan-page" style={box}>
          <img
            src={src}
            alt={alt}
            style={image}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setWide(naturalWidth / Math.max(1, naturalHeight))
            }
          />
        </div>
      </div>
      <p className="meta">{words.keys}</p>
    </div>
  );
};
