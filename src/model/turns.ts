import type { TableSpec } from "./table.ts";

export const turnsTable: TableSpec = {
  name: "turns",
  meaning: "A stretch of a recording in which one voice seems to speak: a proposal, not a finding",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "see recordings" },
    { name: "turn", type: "BIGINT", meaning: "number in the recording, from 1" },
    { name: "from_s", type: "DOUBLE", meaning: "start in seconds" },
    { name: "to_s", type: "DOUBLE", meaning: "end in seconds" },
    { name: "voice", type: "VARCHAR", meaning: "label of the voice, good within this recording" },
    {
      name: "purported_speaker",
      type: "VARCHAR",
      meaning: "whose voice a person says it is; NULL where nobody said",
    },
    { name: "named_by", type: "VARCHAR", meaning: "the person who said so; NULL where nobody did" },
    { name: "source", type: "VARCHAR", meaning: "program or person that made the turns" },
  ],
};
