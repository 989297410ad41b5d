import { execFileSync, spawnSync } from "node:child_process";

/** Programs the suite needs from the system, and the Debian package that brings each. */
const needed: { program: string; debian: string; why: string }[] = [
  { program: "chromium", debian: "chromium", why: "browser tests and the PDF of a report" },
  { program: "openssl", debian: "openssl", why: "a timestamp authority, and signatures by hand" },
  { program: "git", debian: "git", why: "a clone of a case under another system's line ends" },
  { program: "pdftotext", debian: "poppler-utils", why: "reading the PDF of a report" },
  {
    program: "iconv",
    debian: "libc-bin",
    why: "texts in encodings that Node reads and does not write",
  },
  { program: "xmllint", debian: "libxml2-utils", why: "a second reader of the feed's XML" },
  { program: "ffmpeg", debian: "ffmpeg", why: "reference decoder and encoder of recordings" },
  { program: "sox", debian: "sox", why: "encoder of recordings FFmpeg cannot write, such as AMR" },
  {
    program: "pocketsphinx_continuous",
    debian: "pocketsphinx pocketsphinx-en-us",
    why: "a real recogniser behind the speech interface",
  },
];

const has = (program: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;

const canInstall = (): boolean => process.getuid?.() === 0 && has("apt-get");

/**
 * Sees that every program the tests need is there, installing what is missing where that is possible (Debian,
 * as root). Returns the reasons it is not; an empty list means ready.
 */
export const prepareSystem = (): string[] => {
  const missing = needed.filter(({ program }) => !has(program));
  if (missing.length > 0 && canInstall()) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const packages = missing.flatMap(({ debian }) => debian.split(" "));
    console.log(`installing ${packages.join(", ")} from Debian …`);
    try {
      execFileSync("apt-get", ["update", "-qq"], { env, stdio: ["ignore", "ignore", "inherit"] });
      execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
        env,
        stdio: ["ignore", "ignore", "inherit"],
      });
    } catch {
      // What is still missing is named below, with the command to try by hand.
    }
  }
  return needed
    .filter(({ program }) => !has(program))
    .map(
      ({ program, debian, why }) =>
        `${program} is missing (${why}). On Debian: sudo apt-get install ${debian}`,
    );
};
