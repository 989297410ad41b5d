import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { replaceFile } from "../lib/durable.ts";
import { MandateError } from "../lib/error.ts";
import { explainIo } from "../lib/io-error.ts";

const programs = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "msedge",
];
const fixed = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

const findBrowser = async (env: Record<string, string | undefined>): Promise<string> => {
  const folders = (env.PATH ?? "").split(delimiter);
  const candidates = [
    ...(env.CHROMIUM ? [env.CHROMIUM] : []),
    ...programs.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...fixed,
  ];
  for (const candidate of candidates) {
    if (
      await access(candidate).then(
        () => true,
        () => false,
      )
    )
      return candidate;
  }
  throw new MandateError({
    code: "pdf/no-browser",
    kind: "system",
    message: "A PDF is printed by Chromium or Chrome, and neither was found",
    fix: "Install one (Debian: apt-get install chromium), or set CHROMIUM to its path.",
  });
};

/** Root may not use Chromium's sandbox; the page it prints has no script and may ask for nothing. */
const argumentsFor = (page: string, target: string, profile: string): string[] => [
  "--headless=new",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--user-data-dir=${profile}`,
  "--generate-pdf-document-outline",
  "--no-pdf-header-footer",
  `--print-to-pdf=${target}`,
  pathToFileURL(page).href,
];

/** The browser writes the moment into the file; the same report shall be the same bytes as far as that goes. */
const withDate = (pdf: Buffer, date: string): Buffer => {
  const stamp = date.replace(/[-:T]/g, "").slice(0, 14).padEnd(14, "0");
  const text = pdf
    .toString("latin1")
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${stamp}`);
  return Buffer.from(text, "latin1");
};

/**
 * Prints a page to a PDF with page numbers, links and an outline. `date` (ISO 8601) is the one the file bears.
 * Fails `pdf/no-browser`, `pdf/failed`.
 */
export const printPdf = async (
  page: string,
  { target, date, env }: { target: string; date: string; env: Record<string, string | undefined> },
): Promise<void> => {
  const browser = await findBrowser(env);
  const folder = await mkdtemp(join(tmpdir(), "mandate-pdf-"));
  try {
    const [source, made] = [join(folder, "report.html"), join(folder, "report.pdf")];
    await writeFile(source, page);
    await promisify(execFile)(browser, argumentsFor(source, made, join(folder, "profile")), {
      timeout: 120_000,
    });
    const pdf = withDate(await readFile(made), date);
    await replaceFile(target, pdf).catch((error: unknown) => {
      throw explainIo(error, "writing the PDF", target);
    });
  } catch (cause) {
    if (cause instanceof MandateError) throw cause;
    throw new MandateError({
      code: "pdf/failed",
      kind: "system",
      message: "The browser could not print the report",
      fix: `Try it by hand: open the report in ${browser} and print it.`,
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
