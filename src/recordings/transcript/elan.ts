import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { type Cue, newCue, type Transcript } from "../../lib/transcript/transcript.ts";

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]{0,500})"`).exec(tag)?.[1];
  return found === undefined ? undefined : plainText(found);
};

/** Seconds of slots in the order they stand in; one without a time lies evenly between its neighbours that have one, as ELAN shows it. */
const timeSlots = (xml: string): Map<string, number> => {
  const slots = new Map<string, number>();
  let waiting: string[] = [];
  let last: number | undefined;
  for (const [tag] of xml.matchAll(/<TIME_SLOT\s[^>]{0,500}>/g)) {
    const id = attribute(tag, "TIME_SLOT_ID");
    const time = Number(attribute(tag, "TIME_VALUE") ?? Number.NaN) / 1000;
    if (id === undefined) continue;
    if (Number.isFinite(time)) {
      const from = last ?? time;
      for (const [i, each] of waiting.entries())
        slots.set(each, from + ((time - from) * (i + 1)) / (waiting.length + 1));
      slots.set(id, time);
      waiting = [];
      last = time;
    } else waiting.push(id);
  }
  return slots;
};

const aligned =
  /<ALIGNABLE_ANNOTATION(\s[^>]{0,500})>\s*<ANNOTATION_VALUE>([^<]{0,20000})<\/ANNOTATION_VALUE>/g;
const referring =
  /<REF_ANNOTATION(\s[^>]{0,500})>\s*<ANNOTATION_VALUE>([^<]{0,20000})<\/ANNOTATION_VALUE>/g;

interface Annotation {
  id: string;
  /** The annotation whose time it has, where it has none of its own. */
  of: string | undefined;
  from: number | undefined;
  to: number | undefined;
  text: string;
}

interface Tier {
  /** Whose words, as far as the file says. */
  speaker: string | null;
  parent: string | undefined;
  annotations: Annotation[];
}

const annotationsOf = (tier: string, slots: Map<string, number>): Annotation[] =>
  [...tier.matchAll(aligned), ...tier.matchAll(referring)].map(([, tag, value]) => ({
    id: attribute(tag, "ANNOTATION_ID") ?? "",
    of: attribute(tag, "ANNOTATION_REF"),
    from: slots.get(attribute(tag, "TIME_SLOT_REF1") ?? ""),
    to: slots.get(attribute(tag, "TIME_SLOT_REF2") ?? ""),
    text: plainText(value),
  }));

const readTier = (tier: string, slots: Map<string, number>): Tier => {
  const opening = /^<TIER\s[^>]{0,1000}>/.exec(tier)?.[0] ?? "";
  return {
    speaker: attribute(opening, "PARTICIPANT") || attribute(opening, "TIER_ID") || null,
    parent: attribute(opening, "PARENT_REF"),
    annotations: annotationsOf(tier, slots),
  };
};

/** Annotations with words and a time: their own, or that of the one they refer to. */
const cuesOf = ({ speaker, annotations }: Tier, byId: Map<string, Annotation>): Cue[] =>
  annotations.flatMap((one) => {
    let timed: Annotation | undefined = one;
    for (let steps = 0; timed && timed.from === undefined && steps < 20; steps++)
      timed = byId.get(timed.of ?? "");
    const { from, to } = timed ?? {};
    if (from === undefined || to === undefined || to < from || one.text === "") return [];
    return [newCue(from, to, one.text, { speaker })];
  });

/**
 * Reads the annotations of ELAN (.eaf), a tier a speaker. A tier that depends on another says the same again, word by word or in
 * another language: such tiers are read only where those they depend on hold no words. Nothing in the file is resolved or fetched: no entity,
 * no schema.
 */
export const parseElan = (xml: string, file: string): Transcript => {
  if (!/<ANNOTATION_DOCUMENT[\s>]/.test(xml))
    throw badTranscript(file, undefined, "Not an ELAN document");
  const slots = timeSlots(xml);
  const tiers = xml
    .split(/(?=<TIER\s)/)
    .slice(1)
    .map((tier) => readTier(tier, slots));
  const byId = new Map(
    tiers.flatMap(({ annotations }) => annotations.map((one) => [one.id, one] as const)),
  );
  const read = (which: Tier[]) => which.flatMap((tier) => cuesOf(tier, byId));
  const own = read(tiers.filter(({ parent }) => parent === undefined));
  const cues = own.length > 0 ? own : read(tiers);
  cues.sort((a, b) => a.from - b.from || a.to - b.to);
  if (cues.length === 0) throw badTranscript(file, undefined, "It has no annotation with a time");
  return { cues, language: null, source: "ELAN" };
};
