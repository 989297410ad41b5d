import { expect, test } from "vitest";
import { partySchema } from "./case.ts";
import { partyColours } from "./party-colours.ts";

const party = (id: string, more: object = {}) => partySchema.parse({ id, name: id, ...more });

test("a party keeps the colour it was given, others have one each, independents none", () => {
  const colours = partyColours([
    party("a"),
    party("b", { colour: "#0072B2" }),
    party("i", { counts: "independents" }),
    party("c"),
  ]);
  expect([...colours]).toEqual([
    ["a", "#e69f00"],
    ["b", "#0072B2"],
    ["c", "#009e73"],
  ]);
});

test("no two parties share a colour, however many there are", () => {
  const many = Array.from({ length: 30 }, (_, index) => party(`p${index}`));
  const colours = partyColours(many);
  expect(colours.size).toBe(12);
  expect(new Set(colours.values()).size).toBe(12);
});
