import { clock } from "./clock.ts";
import { ticks, type Viewport } from "./viewport.ts";

const digitsOf = (step: number): number => (step >= 1 ? 0 : step >= 0.1 ? 1 : 2);

/** Times along a stretch. */
export const Axis = ({ view }: { view: Viewport }) => {
  const { step, at } = ticks(view, 7);
  const length = view.to - view.from;
  return (
    <ol className="axis" aria-hidden="true">
      {at
        .filter((time) => (time - view.from) / length < 0.95)
        .map((time) => (
          <li key={time} style={{ left: `${((time - view.from) / length) * 100}%` }}>
            {clock(time, digitsOf(step))}
          </li>
        ))}
    </ol>
  );
};
