import { describe, expect, it } from "vitest";
import { findRepeats } from "./republication.ts";

const story = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
const other = Array.from({ length: 200 }, (_, index) => `other${index}`).join(" ");

describe("findRepeats", () => {
  it("finds a text republished with another title and foot, and which came first", () => {
    const repeats = findRepeats([
      { source: "b", text: `A new title. ${story} Tune in.`, published: "2024-02-29" },
      { source: "a", text: story, published: "2024-02-28" },
      { source: "c", text: other },
    ]);
    expect(repeats).toEqual([
      expect.objectContaining({ source: "b", from: "a", kind: "republished" }),
    ]);
  });

  it("says when the order is not known", () => {
    const [one] = findRepeats([
      { source: "a", text: story },
      { source: "b", text: story },
    ]);
    expect(one?.from).toBe("a");
    expect(one?.reason).toMatch(/100 per cent .* not stated/);
  });

  it("calls a text with half of another derived, and a shared quote nothing", () => {
    const half = `${story.slice(0, story.length / 2)} ${other}`;
    expect(
      findRepeats([
        { source: "a", text: story },
        { source: "b", text: half },
      ])[0]?.kind,
    ).toBe("derived");
    const quote = `${other} ${story.split(" ").slice(0, 20).join(" ")}`;
    expect(
      findRepeats([
        { source: "a", text: story },
        { source: "b", text: quote },
      ]),
    ).toEqual([]);
  });

  it("says of the shorter text that it stands in the longer, whichever came first", () => {
    const [repeat] = findRepeats([
      { source: "agency", text: story, published: "2024-02-28" },
      { source: "paper", text: `${story} ${other} ${other}`, published: "2024-02-29" },
    ]);
    expect(repeat).toMatchObject({ source: "paper", from: "agency" });
    expect(repeat?.reason).toMatch(/words in agency stand in paper too/);
  });

  it("compares Urdu across keyboards and diacritics", () => {
    const urdu = "یہ ایک خبر ہے جس میں کئی الفاظ ہیں اور وہ سب ایک جیسے ہیں".split(" ");
    const written = urdu.join(" ").replaceAll("ی", "ي").replaceAll("ک", "ك");
    expect(
      findRepeats([
        { source: "a", text: urdu.join(" ") },
        { source: "b", text: written },
      ]),
    ).toHaveLength(1);
  });
});
