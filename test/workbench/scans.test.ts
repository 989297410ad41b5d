import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { serve } from "./serve.ts";

const sheets = `ward,station,registered,valid,rejected,Lantern,Harbour
North,1,450,290,4,140,150
North,2,430,275,2,130,145
../../..,../secret,400,200,1,120,80
Centre,A/B: 7?,300,150,0,70,60
`;

/** One red point. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60)]);
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;

const put = (folder: string, files: Record<string, Buffer | string>): void => {
  for (const [path, bytes] of Object.entries(files)) {
    const at = join(folder, "exhibits", "sheets", "sheets", path);
    mkdirSync(join(at, ".."), { recursive: true });
    writeFileSync(at, bytes);
  }
};

const address = (sheet: number | string, page?: number | string): string =>
  `/api/tabulations/sheets/sheets/${sheet}${page === undefined ? "" : `/scans/${page}`}`;

test("a sheet stands beside the pictures that lie at its contest and station, page by page", async () => {
  const folder = starterCase({ "results/sheets.csv": sheets });
  put(folder, { "North/1.PNG": png, "North/1.2.jpg": jpeg, "North/11.png": png });
  const { ask, read } = await serve(folder);
  expect((await read("/api/tabulations/sheets/sheets?limit=2&sort=-registered")).sheets).toEqual([
    1, 2,
  ]);
  expect(await read(address(1))).toMatchObject({
    contest: "North",
    station: "1",
    valid: 290,
    listed: 290,
    scans: [
      { path: "exhibits/sheets/sheets/North/1.PNG", type: "image/png", bytes: png.length },
      { path: "exhibits/sheets/sheets/North/1.2.jpg", type: "image/jpeg" },
    ],
  });
  const first = await ask(address(1, 1));
  expect(Buffer.from(await first.arrayBuffer()).equals(png)).toBe(true);
  expect(first.headers.get("content-type")).toBe("image/png");
  expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  expect(first.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect((await ask(address(1, 2))).headers.get("content-type")).toBe("image/jpeg");
  expect(await read(address(2))).toMatchObject({
    scans: [],
    scanPlace: "exhibits/sheets/sheets/North/2.jpg",
  });
  for (const nothing of [address(1, 3), address(1, 0), address(1, "x"), address(99)])
    expect((await ask(nothing)).status, nothing).toBeGreaterThanOrEqual(400);
});

test("what is not a picture by its first bytes is never served, whatever it is called", async () => {
  const folder = starterCase({ "results/sheets.csv": sheets });
  put(folder, { "North/1.png": svg, "North/1.2.jpg": "<!doctype html><script>1</script>" });
  put(folder, { "North/2.svg": svg, "North/2.html": svg });
  const { ask, read } = await serve(folder);
  const { scans } = await read(address(1));
  expect(scans.map(({ type }: { type?: string }) => type)).toEqual([undefined, undefined]);
  for (const page of [1, 2]) {
    const answer = await ask(address(1, page));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: "scan/not-an-image" });
  }
  expect((await read(address(2))).scans).toEqual([]);
});

test("neither a contest, a station nor a link leads out of the case", async () => {
  const folder = starterCase({ "results/sheets.csv": sheets });
  const outside = temporaryFolder();
  writeFileSync(join(outside, "secret.png"), png);
  writeFileSync(join(outside, "1.png"), png);
  writeFileSync(join(folder, "exhibits-secret.png"), png);
  put(folder, { ".._.._/.._secret.jpg": jpeg, "Centre/A_B_ 7_.png": png });
  symlinkSync(outside, join(folder, "exhibits", "sheets", "sheets", "North"));
  const { ask, read } = await serve(folder);
  const found = await read(address(3));
  expect(found.scanPlace).toMatch(/^exhibits\/sheets\/sheets\/[^/]+\/\.\._secret\.jpg$/);
  expect(found.scanPlace).not.toContain("/../");
  expect((await read(address(4))).scans).toMatchObject([
    { path: "exhibits/sheets/sheets/Centre/A_B_ 7_.png" },
  ]);
  expect(await read(address(1))).toMatchObject({ code: "path/outside" });
  expect(await (await ask(address(1, 1))).json()).toMatchObject({ code: "path/outside" });
  for (const id of ["..%2f..%2fetc", "%2e%2e", "sheets%00"])
    expect((await ask(`/api/tabulations/${id}/sheets/1`)).status, id).toBeGreaterThanOrEqual(400);
});
