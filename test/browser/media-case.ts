import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkbench, type Workbench } from "../../src/server/listen.ts";
import { builtWeb } from "../../src/server/web.ts";
import { babble, run, wavOf } from "../recordings/sound.ts";

const RATE = 8000;

export const articleText = `Officials question the count in Northport

NORTHPORT, 12 May 2024 - Election commissioner Ayesha Malik said that turnout had reached 61 percent.

"The sheets were changed after the count," opposition candidate Daniyal Khan told reporters on Sunday.
`;

const at = (words: string) => {
  const start = articleText.indexOf(words);
  return { start, end: start + words.length };
};

const part = (role: string, words: string) => ({ role, ...at(words), exact: words });

const said = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "article#1",
  type: "Annotation",
  target: {
    source: "exhibits/article.txt",
    selector: [
      {
        type: "TextPositionSelector",
        start: at("Election").start,
        end: at("61 percent").end,
      },
    ],
  },
  body: {
    statement: "turnout had reached 61 percent",
    cue: "said",
    chain: [{ kind: "publication" }, { kind: "person", name: "Ayesha Malik" }],
    restsOn: [{ recording: "clip" }],
    madeBy: "machine",
    parts: [
      part("source", "Election commissioner Ayesha Malik"),
      part("cue", "said"),
      part("content", "that turnout had reached 61 percent"),
    ],
  },
};

/** Markup in every field a view shows. */
const nasty = '<img src=x onerror="alert(1)"><script>alert(1)</script>';

const attack = {
  id: "talk#1",
  type: "Annotation",
  target: { source: "https://example.org/<script>", title: nasty },
  body: {
    statement: nasty,
    cue: nasty,
    hedge: nasty,
    note: nasty,
    chain: [
      { kind: "publication" },
      { kind: "recording", name: nasty, cue: nasty },
      { kind: "person", name: nasty },
    ],
    restsOn: [{ recording: nasty }],
    madeBy: "machine",
  },
};

const transcript = `WEBVTT

00:00.000 --> 00:04.000
<v A. Speaker>They told us to hand over the sheets

00:04.000 --> 00:08.000
<v B. Officer>and nobody asked who had signed them

00:08.000 --> 00:14.000
<v A. Speaker>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;
`;

const claim = `---
claim: Two is more than one
---

The first version.

\`\`\`sql check
select 2 > 1 as holds
\`\`\`
`;

/** A case with a broadcast muted for a moment, a clip of it that was cut, a call in a coding no browser plays, a report, and markup where text belongs. */
const makeCase = async (folder: string): Promise<void> => {
  const template = join(import.meta.dirname, "..", "..", "templates", "starter");
  cpSync(template, folder, { recursive: true });
  for (const name of ["exhibits", "transcripts", "statements"])
    mkdirSync(join(folder, name), { recursive: true });
  const write = (path: string, bytes: string | Uint8Array): void =>
    writeFileSync(join(folder, path), bytes);
  const whole = babble(60, RATE, 3);
  // A muted moment: what an analysis cannot but see.
  whole.fill(0, 45 * RATE, 45.2 * RATE);
  const cut = new Float32Array(14 * RATE);
  cut.set(whole.subarray(10 * RATE, 17 * RATE));
  cut.set(whole.subarray(30 * RATE, 37 * RATE), 7 * RATE);
  write("exhibits/broadcast.wav", wavOf(whole, RATE));
  write("exhibits/clip.wav", wavOf(cut, RATE));
  const plain = join(folder, "..", "plain.wav");
  writeFileSync(plain, wavOf(babble(6, RATE, 5), RATE));
  await run("sox", [plain, "-e", "gsm-full-rate", join(folder, "exhibits", "call.wav")]);
  write("transcripts/clip.vtt", transcript);
  write("exhibits/article.txt", articleText);
  write("statements/article.jsonl", `${JSON.stringify(said)}\n`);
  write("statements/talk.jsonl", `${JSON.stringify(attack)}\n`);
  write("claims/two.md", claim);
};

export interface MediaCase {
  folder: string;
  workbench: Workbench;
  close: () => Promise<void>;
}

/** Opens a workbench on such a case, with a key to sign with. */
export const openMediaCase = async (): Promise<MediaCase> => {
  const around = mkdtempSync(join(tmpdir(), "mandate-media-"));
  const folder = join(around, "case");
  await makeCase(folder);
  const workbench = await openWorkbench({
    folder,
    web: await builtWeb(),
    memory: join(around, "config"),
  });
  await workbench.desk.writer.begin("Sana Iqbal");
  return {
    folder,
    workbench,
    async close() {
      await workbench.close();
      rmSync(around, { recursive: true, force: true });
    },
  };
};
