import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import { isId } from "../model/id.ts";
import type { PartyOf } from "./columns.ts";
import type { Descriptor } from "./sources.ts";

const asId = (label: string): string => label.normalize("NFC").replace(/\s+/g, " ").trim();

const unknownParty = (descriptor: Descriptor, label: string, ids: readonly string[]) => {
  const near = nearest(label, ids);
  return new MandateError({
    code: "results/unknown-party",
    // Small parties that no claim speaks of need not stand in case.yaml.
    kind: "notice",
    message: `“${label}” is no party of case.yaml`,
    at: { file: descriptor.file },
    fix: near
      ? `Add \`parties: { "${label}": ${near} }\` to the descriptor, if ${near} is meant.`
      : `Add the party to case.yaml, and \`parties: { "${label}": ID }\` to the descriptor.`,
  });
};

/**
 * How a tabulation's party labels become ids of case.yaml: by the descriptor's `parties`, else a label that is itself an
 * id. Any other is no party, and each such label is told once through `report`.
 */
export const partyResolver = (
  descriptor: Descriptor,
  ids: readonly string[] | undefined,
  report: (problem: MandateError) => void,
): PartyOf => {
  const mapped = new Map(Object.entries(descriptor.value.parties).map(([k, v]) => [asId(k), v]));
  const known = new Set(ids);
  const isKnown = (id: string) => (ids ? known.has(id) : isId(id));
  const told = new Set<string>();
  return (label) => {
    const text = asId(label);
    const id = mapped.get(text) ?? text;
    if (isKnown(id)) return id;
    if (!told.has(text)) report(unknownParty(descriptor, text, ids ?? []));
    told.add(text);
    return null;
  };
};
