import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role, Spans } from "./polnear.ts";

const roleOf: Readonly<Record<string, Role>> = { s: "source", c: "cue", x: "content" };

interface Open {
  tag: string;
  start: number;
}

/** Takes the marks out of a line: ⟦s …⟧ source, ⟦c …⟧ cue, ⟦x …⟧ content, in code points of what remains. */
export const parseMarked = (line: string): { text: string; gold: Spans } => {
  const gold: Spans = { source: [], cue: [], content: [] };
  const byTag = new Map<string, [number, number][]>();
  const open: Open[] = [];
  let text = "";
  let length = 0;
  for (const [piece] of line.matchAll(/⟦[scx]\d* |⟧|[^⟦⟧]+/gu)) {
    if (piece.startsWith("⟦")) open.push({ tag: piece.slice(1).trim(), start: length });
    else if (piece === "⟧") {
      const { tag, start } = open.pop() ?? { tag: "", start: 0 };
      byTag.set(tag, [...(byTag.get(tag) ?? []), [start, length]]);
    } else {
      text += piece;
      length += Array.from(piece).length;
    }
  }
  for (const [tag, spans] of byTag) gold[roleOf[tag[0] ?? ""] ?? "source"].push(spans);
  return { text, gold };
};

/** The Urdu set: a sentence a line, lines with # left out. */
export const readUrduGold = (): { text: string; gold: Spans }[] =>
  readFileSync(join(import.meta.dirname, "urdu-gold.txt"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map(parseMarked);
