import { expect, test } from "vitest";
import { cleanStations } from "../../../test/forensics-data.ts";
import { runBattery } from "../battery/battery.ts";
import { chooseTests } from "../battery/session.ts";
import { en } from "../wording/en.ts";
import { ur } from "../wording/ur.ts";
import { pictures, picturesPage } from "./pictures.ts";
import type { Picture } from "./svg.ts";

const base = cleanStations({ size: 900, regions: 3 });
const stations = { ...base, regions: ["<script>alert(1)</script>", "north & south", "west"] };
const subject = '"><img src=x onerror=alert(1)>';

const draw = async (wording = en) => {
  const results = await runBattery(stations, {
    tests: chooseTests(["integer-percent"]),
    levels: ["all", "region"],
    seed: "1",
  });
  return pictures({ stations, subject, results, seed: "1", wording });
};

const page = (drawn: readonly Picture[], wording = en) =>
  picturesPage({ title: "t", tried: "12 tests", wording }, drawn);

test("every picture says in words what it shows and what else makes the pattern", async () => {
  const drawn = await draw();
  expect(drawn.map(({ id }) => id)).toEqual([
    "fingerprint",
    "spikes",
    "digits-leader",
    "digits-valid",
    "regions",
  ]);
  for (const { svg, title, description, otherwise } of drawn) {
    expect(svg).toContain("<title");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect([title, description, otherwise].every((text) => text.length > 10)).toBe(true);
  }
});

test("no text of the case becomes markup, and the page asks for nothing", async () => {
  const whole = page(await draw());
  expect(whole).not.toMatch(/<script|<img|href=|src=[^x]|url\(/);
  expect(whole).toContain("&lt;script&gt;");
});

test("same data, same bytes", async () => {
  expect(page(await draw())).toBe(page(await draw()));
});

test("a missing column leaves out its pictures and no others", () => {
  const drawnOf = (left: typeof stations) =>
    pictures({ stations: left, subject, results: [], seed: "1", wording: en }).map(({ id }) => id);
  const { registered: _, ...rest } = stations;
  expect(drawnOf(rest)).toEqual(["digits-leader"]);
  const { valid: _valid, ...less } = stations;
  expect(drawnOf(less)).toEqual([]);
});

test("in Urdu every caption is in Urdu, runs from the right, and the picture keeps its geometry", async () => {
  const drawn = await draw(ur);
  for (const { title, description, otherwise, svg } of drawn) {
    const own = [title, description, otherwise].join(" ").replaceAll(subject, "");
    expect(own).not.toMatch(/[A-Za-z]{3,}/);
    expect(own).toMatch(/[\u0600-\u06ff]{3,}/);
    expect(svg).toContain("direction:ltr");
  }
  expect(page(drawn, ur)).toContain('<html lang="ur" dir="rtl">');
});

test("a picture with nothing to show, or bands that would mislead, names the reason instead", () => {
  const none = { ...base, registered: new Int32Array(base.size) };
  const equal = (n: number) => new Int32Array(base.size).fill(n);
  const alike = { ...base, registered: equal(30), valid: equal(20), leader: equal(11) };
  for (const wording of [en, ur]) {
    const said = (data: typeof base) =>
      pictures({ stations: data, subject: "x", results: [], seed: "1", wording }).map(
        ({ id, description, svg }) => {
          expect(svg).not.toMatch(/NaN|undefined|Infinity|<rect/);
          return [id, description];
        },
      );
    expect(said(none)).toEqual([
      ["fingerprint", wording.reasons["no-counts"] + wording.stop],
      ["spikes", wording.reasons["too-few-stations"] + wording.stop],
      ["digits-leader", wording.reasons["too-few-counts"] + wording.stop],
      ["digits-valid", wording.reasons["too-few-counts"] + wording.stop],
    ]);
    const digits = pictures({ stations: alike, subject: "x", results: [], seed: "1", wording });
    expect(digits.find(({ id }) => id === "digits-leader")!.description).toContain(
      wording.reasons["too-alike"],
    );
  }
});
