import { expect, test } from "vitest";
import { idSchema } from "./case.ts";
import { isId } from "./id.ts";

test("an id is an id to the schema too", () => {
  const texts = [
    "PTI",
    "PML-N",
    "na-2024.form45",
    "جماعت",
    "",
    "-a",
    "a-",
    "a b",
    "a/b",
    "x_1",
    "é",
  ];
  for (const text of [...texts, "a".repeat(80), "a".repeat(81)])
    expect(isId(text), text).toBe(idSchema.safeParse(text).success);
});
