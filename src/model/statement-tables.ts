import type { TableSpec } from "./table.ts";

export const statementsTable: TableSpec = {
  name: "statements",
  meaning: "Somebody said something: one line of statements/NAME.jsonl",
  columns: [
    { name: "statement", type: "VARCHAR", meaning: "id, such as india-today#15" },
    { name: "source", type: "VARCHAR", meaning: "exhibit or address it stands in" },
    { name: "wording", type: "VARCHAR", meaning: "what is said, in one sentence" },
    { name: "speaker", type: "VARCHAR", meaning: "id or name at the chain's far end" },
    { name: "cue", type: "VARCHAR", meaning: "words that attribute it; NULL in own voice" },
    { name: "hedge", type: "VARCHAR", meaning: "words that keep a distance; NULL if none" },
    { name: "force", type: "VARCHAR", meaning: "say, claim, allege, confirm, deny, …" },
    { name: "recordings", type: "VARCHAR[]", meaning: "recordings it rests on" },
    { name: "rests_on_results", type: "BOOLEAN", meaning: "does it rest on election results?" },
    { name: "start", type: "BIGINT", meaning: "first code point of its span; NULL if not given" },
    { name: "end", type: "BIGINT", meaning: "code point after its span; NULL if not given" },
    { name: "status", type: "VARCHAR", meaning: "proposed, confirmed or rejected" },
    { name: "made_by", type: "VARCHAR", meaning: "machine or person" },
    { name: "file", type: "VARCHAR", meaning: "file of the case" },
    { name: "line", type: "BIGINT", meaning: "line of that file" },
  ],
};

export const chainsTable: TableSpec = {
  name: "chains",
  meaning: "One hop of a statement's way to us",
  columns: [
    { name: "statement", type: "VARCHAR", meaning: "see statements" },
    { name: "hop", type: "BIGINT", meaning: "place in the chain, 1 is the outermost" },
    { name: "kind", type: "VARCHAR", meaning: "publication, outlet, recording, person, party, …" },
    { name: "id", type: "VARCHAR", meaning: "id of case.yaml; NULL if the case has none" },
    { name: "name", type: "VARCHAR", meaning: "as the text names it; NULL if it does not" },
    { name: "cue", type: "VARCHAR", meaning: "words that hand it to the next; NULL if none" },
  ],
};

export const originsTable: TableSpec = {
  name: "origins",
  meaning:
    "What a statement goes back to. Two statements that share a row's origin are not independent",
  columns: [
    { name: "statement", type: "VARCHAR", meaning: "see statements" },
    { name: "place", type: "BIGINT", meaning: "1, 2, …: recordings first, then the chain's end" },
    { name: "origin", type: "VARCHAR", meaning: "key of the origin" },
    { name: "kind", type: "VARCHAR", meaning: "recording, person, party, publication, …" },
    { name: "name", type: "VARCHAR", meaning: "name or id of the origin" },
    {
      name: "copied",
      type: "VARCHAR[]",
      meaning: "where the statement's text repeats another: how that is known; else empty",
    },
  ],
};

export const repeatsTable: TableSpec = {
  name: "repeats",
  meaning: "An exhibit whose words repeat another's, among those that statements stand in",
  columns: [
    { name: "source", type: "VARCHAR", meaning: "the exhibit that repeats" },
    { name: "repeated", type: "VARCHAR", meaning: "the exhibit it repeats most" },
    { name: "kind", type: "VARCHAR", meaning: "republished (three quarters or more), or derived" },
    { name: "per_cent", type: "BIGINT", meaning: "of its sequences of eight words, rounded down" },
    { name: "reason", type: "VARCHAR", meaning: "the same in words, with the days if stated" },
  ],
};

export const changesTable: TableSpec = {
  name: "changes",
  meaning: "Two statements of one speaker to read together: confirmed and rejected, or changed",
  columns: [
    { name: "speaker", type: "VARCHAR", meaning: "id or name" },
    { name: "earlier", type: "VARCHAR", meaning: "see statements" },
    { name: "later", type: "VARCHAR", meaning: "see statements" },
    { name: "how", type: "VARCHAR", meaning: "what differs, by wording and force alone" },
  ],
};
