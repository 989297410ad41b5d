import type { Reason } from "../reasons.ts";
import type { Caption, Wording } from "../wording/wording.ts";
import { type Picture, svg, words } from "./svg.ts";

interface NotDrawn {
  id: string;
  caption: Caption;
  reason: Reason;
}

/** In place of an empty picture, or one whose bands would mislead: why there is nothing to see. */
export const notDrawn = ({ id, caption, reason }: NotDrawn, wording: Wording): Picture => {
  const why = `${wording.reasons[reason]}${wording.stop}`;
  const frame = { id, width: 640, height: 48 };
  return {
    id,
    ...caption,
    description: why,
    svg: svg({ ...frame, title: caption.title, description: why }, [
      words({ x: 320, y: 28 }, caption.title, wording),
    ]),
  };
};
