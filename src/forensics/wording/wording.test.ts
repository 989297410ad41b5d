import { expect, test } from "vitest";
import { allTests } from "../tests.ts";
import { en } from "./en.ts";
import { urduTests } from "./ur-tests.ts";
import { wordingFor } from "./wording-for.ts";

const numbers = (text: string): string[] => (text.match(/[−]?\d+(?:[.,]\d+)*/g) ?? []).toSorted();

test("every test speaks Urdu, and no others do", () => {
  expect(Object.keys(urduTests).toSorted()).toEqual(allTests.map(({ id }) => id).toSorted());
});

test.each(allTests.map((one) => [one.id, one] as const))(
  "%s gives the same numbers and warnings in both languages",
  (id, { title, meaning, misleads, caveat }) => {
    const urdu = urduTests[id];
    expect(numbers(urdu.meaning)).toEqual(numbers(meaning));
    expect(urdu.misleads).toHaveLength(misleads.length);
    misleads.forEach((text, i) => expect(numbers(urdu.misleads[i])).toEqual(numbers(text)));
    expect(urdu.caveat === undefined).toBe(caveat === undefined);
    expect(numbers(urdu.caveat ?? "")).toEqual(numbers(caveat ?? ""));
    expect(urdu.title).not.toBe(title);
  },
);

test("a language we have no words in gets English", () => {
  expect(wordingFor("ur-PK").lang).toBe("ur");
  expect(wordingFor("fr")).toBe(en);
});
