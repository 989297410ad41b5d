import { describe, expect, it } from "vitest";
import type { TextMark } from "../model/exhibit-text.ts";
import { describePublishers, publishersOf } from "./publications.ts";

const mark = (
  kind: TextMark["kind"],
  value: string,
  from: TextMark["from"] = "text",
): TextMark => ({ kind, value, from });

describe("publishersOf", () => {
  it("sees the outlet that wrote and the site that carried it", () => {
    const publishers = publishersOf([
      mark("byline", "R. Sharma"),
      mark("published", "Feb 28, 2024"),
      mark("outlet", "CosmoNews"),
    ]);
    expect(publishers.map(({ name }) => name)).toEqual([undefined, "CosmoNews"]);
    expect(describePublishers(publishers)).toMatch(/2 publications of one text.*one origin/);
  });

  it("names the first where the page says where it is from", () => {
    const publishers = publishersOf([
      mark("outlet", "Site", "metadata"),
      mark("republished", "The Daily", "metadata"),
    ]);
    expect(publishers.map(({ name }) => name)).toEqual(["The Daily", "Site"]);
  });

  it("takes one outlet for one", () => {
    expect(publishersOf([mark("outlet", "Site", "metadata"), mark("byline", "A B")])).toHaveLength(
      1,
    );
    expect(describePublishers(publishersOf([]))).toBeUndefined();
  });
});
