import { describe, expect, it } from "vitest";
import { findDerived } from "./republication.ts";

const story = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
const other = Array.from({ length: 200 }, (_, index) => `other${index}`).join(" ");

describe("findDerived", () => {
  it("finds a text republished with another title and foot, and which came first", () => {
    const derived = findDerived([
      { source: "b", text: `A new title. ${story} Tune in.`, published: "2024-02-29" },
      { source: "a", text: story, published: "2024-02-28" },
      { source: "c", text: other },
    ]);
    expect(derived).toEqual([
      expect.objectContaining({ source: "b", from: "a", kind: "republished" }),
    ]);
  });

  it("says when the order is not known", () => {
    const [one] = findDerived([
      { source: "a", text: story },
      { source: "b", text: story },
    ]);
    expect(one?.from).toBe("a");
    expect(one?.reason).toMatch(/100 per cent .* not stated/);
  });

  it("calls a text with half of another derived, and a shared quote nothing", () => {
    const half = `${story.slice(0, story.length / 2)} ${other}`;
    expect(
      findDerived([
        { source: "a", text: story },
        { source: "b", text: half },
      ])[0]?.kind,
    ).toBe("derived");
    const quote = `${other} ${story.split(" ").slice(0, 20).join(" ")}`;
    expect(
      findDerived([
        { source: "a", text: story },
        { source: "b", text: quote },
      ]),
    ).toEqual([]);
  });

  it("compares Urdu across keyboards and diacritics", () => {
    const urdu = "یہ ایک خبر ہے جس میں کئی الفاظ ہیں اور وہ سب ایک جیسے ہیں".split(" ");
    const written = urdu.join(" ").replaceAll("ی", "ي").replaceAll("ک", "ك");
    expect(
      findDerived([
        { source: "a", text: urdu.join(" ") },
        { source: "b", text: written },
      ]),
    ).toHaveLength(1);
  });
});
