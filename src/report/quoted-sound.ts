import { basename } from "node:path";
import { MandateError } from "../lib/error.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import { parseYaml } from "../lib/yaml.ts";
import { custodyPath, custodySchema } from "../model/custody.ts";
import type { Statement } from "../model/statement.ts";
import { recordingsIn } from "../recordings/beside.ts";
import { type Clip, clipOf } from "../recordings/clip.ts";
import { type Quoted, quotedIn } from "../recordings/quoted.ts";

/** Why a report does not play a quotation. */
export type Unplayed = "restricted" | "no seconds" | "too many" | { code: string; message: string };

/** A quotation from a recording of the case: its seconds, its clip, and what the transcript has around it. */
export interface QuotedSound {
  recording: string;
  /** `#t=12.4,19.8`; absent where nobody said and the transcript does not tell. */
  fragment?: string;
  /** Whether the seconds are the statement's own or were found by the transcript. */
  by: "statement" | "transcript";
  quoted: Quoted;
  /** True where the transcript has the words at other seconds than the statement says. */
  elsewhere: boolean;
  clip?: { path: string; clip: Clip };
  unplayed?: Unplayed;
}

/** Clips a report holds at most. */
const MOST_CLIPS = 200;

const fragmentOf = ({ target }: Statement): { from: number; to: number } | undefined => {
  const selector = target.selector?.find((one) => one.type === "FragmentSelector");
  const value = selector?.value ?? /#(t=[\d.]+,[\d.]+)$/.exec(target.source)?.[1];
  const [from, to] = (value ?? "").slice(2).split(",").map(Number);
  return from >= 0 && to > from ? { from, to } : undefined;
};

const quotationOf = ({ target, body }: Statement): string =>
  target.selector?.find((one) => one.type === "TextQuoteSelector")?.exact ?? body.statement;

/** Whether an exhibit's custody file speaks of who may see it, or cannot be read: then no copy of it is made. */
export const isRestricted = async (root: string, exhibit: string): Promise<boolean> => {
  const file = custodyPath(exhibit);
  try {
    const { value } = parseYaml(await readTextWithin(root, file, 1_000_000), custodySchema);
    return value === undefined || value.preservation.access !== undefined;
  } catch (error) {
    if (error instanceof MandateError) return error.code !== "file/missing";
    throw error;
  }
};

/** Where a clip stands in a report; `report/bundle/payload.ts` knows by it whose it is. */
export const clipPath = (exhibit: string, { from, to }: { from: number; to: number }): string =>
  `${clipPrefix(exhibit)}${from}-${to}.wav`;

/** What the paths of all clips of an exhibit begin with. */
export const clipPrefix = (exhibit: string): string => `media/${basename(exhibit)}.`;

const cut = async (
  root: string,
  recording: string,
  span: { from: number; to: number },
): Promise<Pick<QuotedSound, "clip" | "unplayed">> => {
  if (await isRestricted(root, recording)) return { unplayed: "restricted" };
  try {
    const clip = await clipOf(await resolveWithin(root, recording), span);
    return { clip: { path: clipPath(recording, span), clip } };
  } catch (error) {
    if (!(error instanceof MandateError)) throw error;
    return { unplayed: { code: error.code, message: error.message } };
  }
};

const soundOf = async (
  root: string,
  statement: Statement,
  { recording, mayCut }: { recording: string; mayCut: boolean },
): Promise<QuotedSound> => {
  const quotation = quotationOf(statement);
  const quoted = await quotedIn(root, { recording, quotation }).catch((error: unknown): Quoted => {
    if (!(error instanceof MandateError)) throw error;
    return { found: "no transcript" };
  });
  const own = fragmentOf(statement);
  const heard = quoted.found === "heard" ? quoted.citation : undefined;
  const span = own ?? heard;
  const elsewhere =
    own !== undefined && heard !== undefined && (heard.from > own.to || heard.to < own.from);
  const sound: QuotedSound = {
    recording,
    by: own ? "statement" : "transcript",
    quoted,
    elsewhere,
  };
  if (!span) return { ...sound, unplayed: "no seconds" };
  const fragment = `#t=${span.from},${span.to}`;
  if (!mayCut) return { ...sound, fragment, unplayed: "too many" };
  return { ...sound, fragment, ...(await cut(root, recording, { from: span.from, to: span.to })) };
};

/**
 * What is to be heard and read of every statement whose source is a recording of the case, by the statement's id.
 * Clips are cut from the exhibits; an exhibit whose custody file restricts access is not copied.
 */
export const quotedSounds = async (
  root: string,
  statements: readonly Statement[],
): Promise<Map<string, QuotedSound>> => {
  const sounds = new Map<string, QuotedSound>();
  const all = await recordingsIn(root);
  let clips = 0;
  for (const statement of statements) {
    const recording = statement.target.source.replace(/#t=[^#]*$/, "");
    if (!all.includes(recording)) continue;
    const sound = await soundOf(root, statement, { recording, mayCut: clips < MOST_CLIPS });
    if (sound.clip) clips++;
    sounds.set(statement.id, sound);
  }
  return sounds;
};
