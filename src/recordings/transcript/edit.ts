import { type Cue, newCue, type Transcript } from "../../lib/transcript/transcript.ts";
import { type Block, blocksOf, cueLines, isCueBlock, writeVtt } from "../../lib/transcript/vtt.ts";

/** A cue as a person leaves it. */
export interface EditedCue {
  /** Number, from 0, of the cue it was; null for a new one. */
  was: number | null;
  from: number;
  to: number;
  text: string;
  /** Purported: whose voice the person says it is. */
  speaker: string | null;
}

/** What is edited: the file's text, what is read in it, and who edits. */
interface Edit {
  /** The transcript's file as it is; undefined where there is none yet. */
  text: string | undefined;
  transcript: Transcript;
  by: string;
}

const controls = /[\p{Cc}\u2028\u2029]/gu;

/** Lines without blank ones: in WebVTT a blank line ends a cue. */
const cleanText = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(controls, " ").trim())
    .filter((line) => line !== "")
    .join("\n");

const oneLine = (text: string): string => text.replace(controls, " ").replace(/\s+/g, " ").trim();

const NEAR = 0.0006;
const near = (a: number, b: number): boolean => Math.abs(a - b) < NEAR;

const isSameTime = (a: Cue, b: Cue): boolean => near(a.from, b.from) && near(a.to, b.to);
const isSame = (a: Cue, b: Cue): boolean =>
  isSameTime(a, b) && a.text === b.text && a.speaker === b.speaker;

/** The cue with what is still true of it: times of words where neither words nor times changed. */
const carried = (edited: EditedCue, before: Cue | undefined): Cue => {
  const text = cleanText(edited.text);
  const speaker = edited.speaker === null ? null : oneLine(edited.speaker) || null;
  const cue = newCue(edited.from, edited.to, text, { speaker });
  if (before?.text !== text) return cue;
  const { confidence, words, voiced } = before;
  return isSameTime(before, cue) ? { ...cue, confidence, words, voiced } : { ...cue, confidence };
};

/** What a recogniser said of a cue: untrue once the words are a person's. */
const isMachineNote = ({ lines }: Block): boolean =>
  lines.length === 1 && /^NOTE (?:confidence|voiced) [\d., a-z]*$/.test(lines[0]);

interface Piece {
  /** Notes above a cue. */
  above: Block[];
  block: Block;
}

const isStyle = ({ lines }: Block): boolean => /^(?:STYLE|REGION)(?:\s|$)/.test(lines[0]);

const piecesOf = (text: string) => {
  const [head, ...blocks] = blocksOf(text);
  const pieces: Piece[] = [];
  let above: Block[] = [];
  for (const block of blocks.filter((one) => !isStyle(one))) {
    if (isCueBlock(block)) {
      pieces.push({ above, block });
      above = [];
    } else above.push(block);
  }
  return { head, styles: blocks.filter(isStyle), pieces, below: above };
};

const textOf = ({ lines }: Block): string => lines.join("\n");

/** The cue's own name and place on the screen stay; its times and words are the edited ones. */
const rewritten = ({ lines }: Block, cue: Cue): string => {
  const at = lines.findIndex((line) => line.includes("-->"));
  const settings = (lines[at].split("-->")[1] ?? "").trim().split(/\s+/).slice(1).join(" ");
  return [...lines.slice(0, at), cueLines(cue, settings)].join("\n");
};

const LONGEST_SOURCE = 200;

/** Who made it, and who corrected it since. */
const sourceOf = (source: string, by: string): string => {
  const added = `corrected by ${by}`;
  return source.endsWith(added) ? source : `${source}, ${added}`.slice(0, LONGEST_SOURCE);
};

const headWith = ({ lines }: Block, source: string): string =>
  [...lines.filter((line) => !/^Source:/i.test(line)), `Source: ${oneLine(source)}`].join("\n");

type Numbered = Cue & { was: number | null };

const editedVtt = (text: string, { cues: before, source }: Transcript, cues: Numbered[]) => {
  const { head, styles, pieces, below } = piecesOf(text);
  const kept = new Set(cues.map(({ was }) => was));
  const orphans = pieces.flatMap(({ above }, index) => (kept.has(index) ? [] : above));
  const seen = new Set<number>();
  const written = cues.flatMap((cue) => {
    // Of a cue that was split, the first part is what it was.
    const was = cue.was !== null && !seen.has(cue.was) ? cue.was : -1;
    seen.add(was);
    if (!pieces[was]) return [cueLines(cue)];
    const { above, block } = pieces[was];
    const same = isSame(before[was], cue);
    const notes = above.filter((note) => same || !isMachineNote(note));
    return [...notes.map(textOf), same ? textOf(block) : rewritten(block, cue)];
  });
  const notes = [...orphans, ...below].filter((note) => !isMachineNote(note));
  return `${[headWith(head, source), ...styles.map(textOf), ...written, ...notes.map(textOf)].join("\n\n")}\n`;
};

/**
 * A transcript as a person leaves it, as WebVTT. Where the file was WebVTT before, cues nobody touched keep their lines, and so do
 * notes, styles and the names of cues; all of them end with a line feed. Words keep their own times only where neither they nor the
 * cue's times changed.
 */
export const editTranscript = ({ text, transcript, by }: Edit, edited: EditedCue[]): string => {
  const cues = edited
    .map(
      (one): Numbered => ({
        was: one.was,
        ...carried(one, one.was === null ? undefined : transcript.cues[one.was]),
      }),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const source =
    text === undefined ? oneLine(transcript.source) : sourceOf(transcript.source, oneLine(by));
  const result = { ...transcript, source };
  // Of captions that roll, fewer are read than stand there: such a file is written anew.
  const keepsBlocks =
    text?.replace(/^\uFEFF/, "").startsWith("WEBVTT") &&
    piecesOf(text).pieces.length === transcript.cues.length;
  return keepsBlocks
    ? editedVtt(text ?? "", { ...result, cues: transcript.cues }, cues)
    : writeVtt({ ...result, cues });
};
