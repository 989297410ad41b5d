import { expect, test } from "vitest";
import { cleanStations } from "../../../test/forensics-data.ts";
import { runBattery } from "../battery.ts";
import { chooseTests } from "../session.ts";
import { pictures, picturesPage } from "./pictures.ts";

const base = cleanStations({ size: 900, regions: 3 });
const stations = { ...base, regions: ["<script>alert(1)</script>", "north & south", "west"] };
const subject = '"><img src=x onerror=alert(1)>';

const draw = async () => {
  const results = await runBattery(stations, {
    tests: chooseTests(["integer-percent"]),
    levels: ["all", "region"],
    seed: "1",
  });
  return pictures({ stations, subject, results, seed: "1" });
};

test("every picture says in words what it shows and what else makes the pattern", async () => {
  const drawn = await draw();
  expect(drawn.map(({ id }) => id)).toEqual([
    "fingerprint",
    "spikes",
    "digits-1",
    "digits-2",
    "regions",
  ]);
  for (const { svg, title, description, otherwise } of drawn) {
    expect(svg).toContain("<title");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect([title, description, otherwise].every((text) => text.length > 10)).toBe(true);
  }
});

test("no text of the case becomes markup, and the page asks for nothing", async () => {
  const page = picturesPage("t", await draw(), "12 tests");
  expect(page).not.toMatch(/<script|<img|href=|src=[^x]|url\(/);
  expect(page).toContain("&lt;script&gt;");
});

test("same data, same bytes", async () => {
  expect(picturesPage("t", await draw(), "")).toBe(picturesPage("t", await draw(), ""));
});

test("a missing column leaves out its pictures and no others", () => {
  const { registered: _, ...rest } = stations;
  expect(pictures({ stations: rest, subject, results: [], seed: "1" })).toEqual([]);
});
