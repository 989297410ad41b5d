import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { starterCase, temporaryFolder, writeFiles } from "./temporary.ts";

/** Every plain file below a folder with its hash: to show that a command left it as it was. */
const snapshot = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`);

const claim = (sql: string): string =>
  `---\nclaim: A hostile check\n---\n\`\`\`sql check\n${sql}\n\`\`\`\n`;

const checkFolder = async (folder: string, ...options: string[]) => {
  const before = snapshot(folder);
  const ran = await runCli(["check", folder, ...options]);
  expect(snapshot(folder)).toEqual(before);
  return ran;
};

describe("folders that reach out of themselves", () => {
  test("data at a path out of the folder", async () => {
    const folder = starterCase();
    writeFiles(dirname(folder), {
      "secret.csv": "ward,candidate,party,votes\nNorth,X,Lantern,1\n",
    });
    const descriptor = readFileSync(join(folder, "results", "declared.yaml"), "utf8");
    writeFiles(folder, {
      "results/declared.yaml": descriptor.replace("data: declared.csv", "data: ../../secret.csv"),
    });
    const { code, out, err } = await checkFolder(folder);
    expect(err).toContain("path/outside");
    expect(code).toBe(3);
    expect(out).toContain("broken");
  });

  test("a claim that is a link to a file elsewhere", async () => {
    const folder = starterCase();
    const elsewhere = join(temporaryFolder(), "secret.md");
    writeFiles(dirname(elsewhere), { "secret.md": "---\nclaim: SECRET WORDS\n---\n" });
    symlinkSync(elsewhere, join(folder, "claims", "link.md"));
    const { code, out, err } = await checkFolder(folder);
    expect(out).toContain("path/outside");
    expect(out + err).not.toContain("SECRET");
    expect(code).toBe(1);
  });

  test("case.yaml that is a link to a device", async () => {
    const folder = starterCase();
    rmSync(join(folder, "case.yaml"));
    symlinkSync("/dev/zero", join(folder, "case.yaml"));
    const { code, err } = await checkFolder(folder);
    expect(err).toContain("path/outside");
    expect(code).toBe(3);
  });

  test.for(["report", ".mandate"])(
    "a %s folder that is a link elsewhere is not written through",
    async (name) => {
      const folder = starterCase();
      const elsewhere = temporaryFolder();
      symlinkSync(elsewhere, join(folder, name));
      const { code, err } = await runCli(["report", folder]);
      expect(err).toContain("path/outside");
      expect(code).toBe(3);
      expect(readdirSync(elsewhere)).toEqual([]);
    },
  );
});

describe("files that are too much", () => {
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ..."bcdefghi".split("").map((name, index) => {
      const previous = "abcdefgh"[index];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${previous}`).join(", ")}]`;
    }),
  ].join("\n");

  test("a YAML bomb", async () => {
    const { code, err } = await checkFolder(starterCase({ "case.yaml": bomb }));
    expect(err).toContain("yaml/too-many-aliases");
    expect(code).toBe(5);
  });

  test("a YAML with duplicate keys names the line", async () => {
    const { code, err } = await checkFolder(
      starterCase({ "case.yaml": "title: One\nquestion: Which?\ntitle: Two\n" }),
    );
    expect(err).toContain("yaml/duplicate-key");
    expect(err).toContain("case.yaml:3");
    expect(code).toBe(3);
  });

  test("a claim of 200 MB is not read", async () => {
    const folder = starterCase();
    const file = openSync(join(folder, "claims", "huge.md"), "w");
    ftruncateSync(file, 200_000_000);
    closeSync(file);
    const { code, out } = await runCli(["check", folder]);
    expect(out).toContain("file/too-large");
    expect(code).toBe(1);
  });

  test("a claim that is a folder, and one that is not text", async () => {
    const folder = starterCase();
    mkdirSync(join(folder, "claims", "folder.md"));
    writeFiles(folder, { "claims/ok.md": "---\nclaim: Fine\n---\n" });
    const bytes = openSync(join(folder, "claims", "bytes.md"), "w");
    closeSync(bytes);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(folder, "claims", "bytes.md"), Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]));
    const { code, out } = await checkFolder(folder);
    expect(out).toContain("file/not-plain");
    expect(out).toContain("file/not-utf8");
    expect(code).toBe(1);
  });
});

describe("checks that reach out of the tables", () => {
  const attacks: [name: string, sql: string, code: string][] = [
    ["reads a file", "select true as holds from read_csv('/etc/passwd')", "sql/reaches-out"],
    ["reads a file by its bare name", "select true as holds from '/etc/passwd'", "sql/failed"],
    ["reads a file of the case", "select true as holds from 'results/declared.csv'", "sql/failed"],
    [
      "reads a text",
      "select content is not null as holds from read_text('case.yaml')",
      "sql/reaches-out",
    ],
    ["lists files", "select true as holds from glob('/*')", "sql/reaches-out"],
    ["attaches a database", "attach '/tmp/mandate-attack.db'", "sql/not-a-select"],
    ["loads an extension", "load httpfs", "sql/not-a-select"],
    ["installs an extension", "install httpfs", "sql/not-a-select"],
    ["reads the network", "select true as holds from 'https://example.org/x.csv'", "sql/failed"],
    ["changes a setting", "set threads = 8", "sql/not-a-select"],
    ["changes a setting by pragma", "pragma memory_limit='100GB'", "sql/not-a-select"],
    [
      "changes a setting after a select",
      "select true as holds; set threads = 8",
      "sql/not-a-select",
    ],
    ["writes a file", "copy (select 1) to '/tmp/mandate-attack.csv'", "sql/not-a-select"],
    ["drops a table", "drop table votes", "sql/not-a-select"],
    ["writes a table", "insert into votes values ('a', 1, 'b', 'c', 1)", "sql/not-a-select"],
    ["reads settings", "select true as holds from duckdb_settings()", "sql/reaches-out"],
    ["reads the catalogue", "select true as holds from pg_catalog.pg_settings", "sql/reaches-out"],
    ["builds SQL at run time", "select true as holds from query('select 1')", "sql/reaches-out"],
    ["throws dice", "select random() > 0.5 as holds", "sql/not-repeatable"],
    ["returns holds that is not boolean", "select 'yes' as holds", "check/holds-not-boolean"],
    ["returns a billion rows", "select true as holds from range(1000000000)", "sql/limit"],
    [
      "runs for ever",
      "with recursive t as (select 1 as x union all select x + 1 from t) select max(x) > 0 as holds from t",
      "sql/limit",
    ],
    [
      "joins without end",
      "select count(*) > 0 as holds from range(100000000000) a, range(1000000000) b",
      "sql/limit",
    ],
    ["cannot be interrupted", "select list_sort(range(200000000))[1] = 1 as holds", "sql/limit"],
    [
      "fills the memory",
      "select length(string_agg(repeat('x', 10000000), '')) > 0 as holds from range(1000)",
      "sql/limit",
    ],
  ];

  test.for(attacks)("%s", async ([, sql, expected]) => {
    const folder = starterCase({ "claims/attack.md": claim(sql) });
    const { code, out } = await checkFolder(folder, "--seconds", "1");
    expect(out).toContain(expected);
    expect(out, "the other claims still have their findings").toContain("1 supported");
    expect(code).toBe(1);
    expect(existsSync("/tmp/mandate-attack.db")).toBe(false);
    expect(existsSync("/tmp/mandate-attack.csv")).toBe(false);
  });
});

describe("text that would be markup", () => {
  const script = '<script>globalThis.attacked = true</script><img src=x onerror="attacked = true">';

  test("is shown as text in every page", async () => {
    const lines = [
      "---",
      `claim: '${script}'`,
      `by: '${script}'`,
      `settle: '${script}'`,
      `evidence: [{ bears: for, what: '${script}' }]`,
      "---",
      script,
      "[link](javascript:alert(1)) ![i](http://example.org/x.png)",
      `### ${script}`,
      "```sql check",
      `select '${script.replaceAll("'", "''")}' as "${script.replaceAll('"', '""')}", true as holds`,
      "```",
    ];
    const folder = starterCase({ "claims/<b onmouseover=alert(1)>.md": lines.join("\n") });
    const yaml = readFileSync(join(folder, "case.yaml"), "utf8");
    writeFiles(folder, {
      "case.yaml": yaml
        .replace("A recount in Northport", `'${script}'`)
        .replace("Lantern Party", `'${script}'`),
    });
    const { code } = await runCli(["report", folder]);
    expect(code).toBe(0);
    const pages = readdirSync(join(folder, "report"), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, "report", path))
      .filter((path) => path.endsWith(".html") && statSync(path).isFile());
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      // Structured data is a block no browser runs; whatever it holds must not end it, which the rest then shows.
      const text = readFileSync(page, "utf8").replaceAll(
        /<script type="application\/ld\+json">[^<]*<\/script>/g,
        "",
      );
      expect(text).not.toMatch(/<script|<img|onerror=["a]|href="javascript|<b on/i);
    }
  });

  test("cannot steer a terminal or turn its lines around", async () => {
    const folder = starterCase({
      "claims/esc.md": '---\nclaim: "\\e[2J\\e]0;owned\\a \\u202Eesrever"\n---\n',
    });
    const { out } = await runCli(["check", folder]);
    expect(out).toContain("\\u001b[2J");
    expect(out).not.toContain("\u001b[2J");
    expect(out).not.toContain("\u202e");
  });
});
