import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { type Cue, newCue, type Transcript } from "../../lib/transcript/transcript.ts";

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]{0,500})"`).exec(tag)?.[1];
  return found === undefined ? undefined : plainText(found);
};

const timeSlots = (xml: string): Map<string, number> => {
  const slots = new Map<string, number>();
  for (const [tag] of xml.matchAll(/<TIME_SLOT\s[^>]{0,500}>/g)) {
    const id = attribute(tag, "TIME_SLOT_ID");
    const value = Number(attribute(tag, "TIME_VALUE"));
    if (id !== undefined && Number.isFinite(value)) slots.set(id, value / 1000);
  }
  return slots;
};

const annotation =
  /<ALIGNABLE_ANNOTATION(\s[^>]{0,500})>\s*<ANNOTATION_VALUE>([^<]{0,20000})<\/ANNOTATION_VALUE>/g;

const cuesOfTier = (tier: string, slots: Map<string, number>): Cue[] => {
  const opening = /^<TIER\s[^>]{0,1000}>/.exec(tier)?.[0] ?? "";
  const speaker = attribute(opening, "PARTICIPANT") || attribute(opening, "TIER_ID") || null;
  return [...tier.matchAll(annotation)].flatMap(([, tag, value]) => {
    const from = slots.get(attribute(tag, "TIME_SLOT_REF1") ?? "");
    const to = slots.get(attribute(tag, "TIME_SLOT_REF2") ?? "");
    const text = plainText(value);
    if (from === undefined || to === undefined || to < from || text === "") return [];
    return [newCue(from, to, text, { speaker })];
  });
};

/**
 * Reads the time-aligned annotations of ELAN (.eaf), a tier a speaker. Nothing in the file is resolved or fetched:
 * no entity, no schema.
 */
export const parseElan = (xml: string, file: string): Transcript => {
  if (!/<ANNOTATION_DOCUMENT[\s>]/.test(xml))
    throw badTranscript(file, undefined, "Not an ELAN document");
  const slots = timeSlots(xml);
  const tiers = xml.split(/(?=<TIER\s)/).slice(1);
  const cues = tiers.flatMap((tier) => cuesOfTier(tier, slots));
  cues.sort((a, b) => a.from - b.from || a.to - b.to);
  if (cues.length === 0) throw badTranscript(file, undefined, "It has no annotation with a time");
  return { cues, language: null, source: "ELAN" };
};
