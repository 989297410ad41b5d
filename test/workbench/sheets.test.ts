import { expect, test } from "vitest";
import { starterCase } from "../temporary.ts";
import { serve } from "./serve.ts";

const sheets = `ward,station,registered,valid,rejected,Lantern,Harbour
North,1,450,290,4,140,150
North,2,430,275,2,130,145
Centre,10,400,200,1,120,80
Centre,11,300,100,0,70,60
South,20,500,250,3,,200
`;

test("sheets come in the order and of the kind asked for, with their own sums", async () => {
  const { read } = await serve(starterCase({ "results/sheets.csv": sheets }));
  const page = async (asked: string) => {
    const { columns, total, rows } = await read(`/api/tabulations/sheets/sheets?${asked}`);
    const at = (id: string) => columns.findIndex((one: { id: string }) => one.id === id);
    return {
      total,
      stations: rows.map((row: unknown[]) => row[at("station")]),
      listed: rows.map((row: unknown[]) => row[at("listed")]),
      odd: rows.map((row: unknown[]) => row[at("odd")]),
      votes: rows.map((row: unknown[]) => [row[at("v0")], row[at("v1")]]),
    };
  };
  const all = await page("");
  expect(all).toMatchObject({
    total: 5,
    stations: ["1", "2", "10", "11", "20"],
    listed: [290, 275, 200, 130, 200],
    odd: [false, false, false, true, false],
  });
  expect(all.votes[4]).toEqual(expect.arrayContaining([200, null]));
  expect((await page("offset=1&limit=2")).stations).toEqual(["2", "10"]);
  expect(await page("contest=Centre")).toMatchObject({ total: 2, stations: ["10", "11"] });
  expect(await page("odd=1")).toMatchObject({ total: 1, stations: ["11"] });
  expect(await page("q=nor")).toMatchObject({ total: 2, stations: ["1", "2"] });
  expect((await page("sort=-registered")).stations).toEqual(["20", "1", "2", "10", "11"]);
  expect((await page("sort=-listed&contest=North")).listed).toEqual([290, 275]);
  expect((await page("sort=regions")).total).toBe(5);
  expect(await page("q=nowhere")).toMatchObject({ total: 0, stations: [] });
  const wrong = await read("/api/tabulations/sheets/sheets?sort=nothing");
  expect(wrong).toMatchObject({ code: "server/invalid" });
});

test("two tabulations are reconciled, and sheets to look at are told in words", async () => {
  const { read } = await serve(starterCase({ "results/sheets.csv": sheets }));
  const found = await read("/api/reconcile?a=declared&b=sheets");
  expect(found.net.length).toBeGreaterThan(0);
  expect(found.differing).toBe(found.differences.length);
  const { issues, counts } = await read("/api/issues?contest=Centre");
  const of = (severity: string) =>
    issues.filter((one: { severity: string }) => one.severity === severity).length;
  expect(counts).toEqual({ error: of("error"), warning: of("warning"), note: of("note") });
  expect(issues).toContainEqual(
    expect.objectContaining({
      tabulation: "sheets",
      station: "11",
      severity: "error",
      issue: "votes-over-valid",
    }),
  );
  expect(issues.every(({ contest }: { contest: string }) => contest === "Centre")).toBe(true);
  expect(await read("/api/reconcile?a=declared&b=nothing")).toMatchObject({
    code: "server/missing",
  });
});

test("the overview says as many as the list has", async () => {
  const { read } = await serve(starterCase({ "results/sheets.csv": sheets }));
  const { counts } = await read("/api/issues");
  expect(counts.error).toBeGreaterThan(0);
  const todo = async () => (await read("/api/overview")).todo;
  await expect.poll(todo).toContainEqual({ kind: "sheets", count: counts.error, to: "/issues" });
});

test("a what-if is laid beside the declared house, and says what it cannot settle", async () => {
  const { read } = await serve(starterCase());
  const body = { base: "declared", changes: [{ do: "annul", contests: ["North"] }] };
  const found = await read("/api/what-if", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(found).toMatchObject({ base: "declared", open: { declared: 0, whatIf: 1 } });
  expect(found.contests).toMatchObject([{ contest: "North", whatIf: "" }]);
});

test("the forensic pictures are drawn when asked for, as a job, and each is a picture without script", async () => {
  const rows = Array.from({ length: 120 }, (_, index) => {
    const [a, b] = [150 + ((index * 37) % 90), 90 + ((index * 53) % 70)];
    return `North,${index + 1},600,${a + b},3,${a},${b}`;
  });
  const csv = `ward,station,registered,valid,rejected,Lantern,Harbour\n${rows.join("\n")}\n`;
  const { ask, read, workbench } = await serve(starterCase({ "results/sheets.csv": csv }));
  const { pictures, stations } = await read("/api/tabulations/sheets/pictures");
  expect(stations).toBe(120);
  expect(pictures.length).toBeGreaterThan(1);
  const [{ id, otherwise }] = pictures;
  expect(otherwise.length).toBeGreaterThan(10);
  const answer = await ask(`/api/tabulations/sheets/pictures/${id}`);
  expect(answer.headers.get("content-type")).toContain("image/svg+xml");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await answer.text()).toMatch(/^<svg/);
  expect(workbench.desk.jobs.list().filter(({ kind }) => kind === "pictures")).toHaveLength(1);
});

test("a picture that is cancelled leaves no thread behind, and is drawn for whoever asks next", async () => {
  const { read, workbench } = await serve(starterCase());
  await workbench.desk.live.checked();
  const asked = read("/api/tabulations/sheets/pictures");
  const job = () => workbench.desk.jobs.list().find(({ kind }) => kind === "pictures");
  await expect.poll(job).toBeDefined();
  workbench.desk.jobs.cancel(job()?.id ?? "");
  expect(await asked).toMatchObject({ code: "job/cancelled" });
  expect(await read("/api/tabulations/sheets/pictures")).toHaveProperty("pictures");
});
