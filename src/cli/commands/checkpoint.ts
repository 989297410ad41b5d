import { readFile, writeFile } from "node:fs/promises";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  case: string;
  qr?: boolean;
  svg?: string;
  timestamp?: string;
  authority: string[];
}

const run = async (options: Options, io: Io): Promise<void> => {
  const [{ writerFor }, { makeCheckpoint, timestampCheckpoint }, { qrSvg, qrText }] =
    await Promise.all([
      import("../writer.ts"),
      import("../../case/checkpoint.ts"),
      import("../../lib/qr.ts"),
    ]);
  const writer = await writerFor(options.case, io);
  const authorities = await Promise.all(options.authority.map((file) => readFile(file, "utf8")));
  const { path, text } = await makeCheckpoint(writer);
  io.stdout.write(text);
  if (options.qr) io.stdout.write(`\n${qrText(text)}\n`);
  if (options.svg) await writeFile(options.svg, qrSvg(text));
  io.stderr.write(
    `Kept in ${path}. Give it to somebody else: it is worth most where you cannot change it.\n`,
  );
  if (!options.timestamp) return;
  const stamp = await timestampCheckpoint(writer, {
    checkpoint: path,
    url: options.timestamp,
    authorities,
  });
  io.stderr.write(
    `Timestamp: ${stamp.time.toISOString()} by ${stamp.authority}${stamp.trusted ? "" : " (not named as trusted)"}\n`,
  );
};

/** `mandate checkpoint`: the ledger's head, signed, to give away. */
export const checkpoint: AddCommand = (command, io) => {
  command
    .option("--case <folder>", "the case folder", ".")
    .option("--qr", "also as a QR code at the terminal")
    .option("--svg <file>", "also as a QR code in an SVG file")
    .option("--timestamp <url>", "have this RFC 3161 authority put its time to it")
    .option(
      "--authority <file>",
      "its certificate, or its root's (PEM)",
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .addHelpText(
      "after",
      "\nExamples:\n  mandate checkpoint --qr\n  mandate checkpoint --timestamp https://freetsa.org/tsr --authority cacert.pem",
    )
    .action((options: Options) => run(options, io));
};
