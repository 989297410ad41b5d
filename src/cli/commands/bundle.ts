import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { plain } from "../plain.ts";

interface Options {
  case: string;
  withhold?: string;
  licence?: string;
}

const readWithhold = async (file: string | undefined) => {
  const { withholdSchema } = await import("../../report/bundle/withhold.ts");
  if (file === undefined) return withholdSchema.parse({});
  const { parseYaml } = await import("../../lib/yaml.ts");
  const text = await readFile(file, "utf8");
  const { value, problems } = parseYaml({ file: basename(file), text }, withholdSchema);
  if (value) return value;
  throw problems[0];
};

const run = async (target: string, options: Options, io: Io): Promise<void> => {
  const [{ caseRoot, writerFor }, { writeBundle }, { openCase }, { isEmpty, withSpellings }, text] =
    await Promise.all([
      import("../writer.ts"),
      import("../../report/bundle/write.ts"),
      import("../../case/open.ts"),
      import("../../report/bundle/withhold.ts"),
      import("../bundle-text.ts"),
    ]);
  const root = await caseRoot(options.case);
  const { meta } = await openCase(root);
  const { withhold, found } = withSpellings(await readWithhold(options.withhold), meta.people);
  if (found.length > 0) io.stderr.write(`${plain(text.spellingsText(found))}\n`);
  const bundled = await writeBundle({
    root,
    target: resolve(target),
    title: meta.title,
    description: meta.question,
    withhold,
    now: Date.now,
    ...(options.licence && { licence: options.licence }),
    ...(!isEmpty(withhold) && { signer: (await writerFor(options.case, io)).signer }),
  });
  io.stdout.write(`${target}: ${text.bundleText(bundled)}\n`);
  for (const warning of text.bundleWarnings(bundled)) io.stderr.write(`${plain(warning)}\n`);
};

/** `mandate bundle`: the whole case as one thing to hand over. */
export const bundle: AddCommand = (command, io) => {
  command
    .argument("<target>", "a new folder, or a file ending in .zip")
    .option("--case <folder>", "the case folder", ".")
    .option(
      "--withhold <file>",
      "YAML: files and words not to show, with reasons, and names to replace",
    )
    .option("--licence <text>", "licence of the bundle, in words or as an address")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate bundle ../my-case.zip\n  mandate bundle ../public --withhold ../withhold.yaml\n\n" +
        "A withhold file:\n  files:\n    - { path: exhibits/list.pdf, reason: Home addresses }\n  spans:\n" +
        "    - { path: transcripts/call.vtt, text: 0300 1234567, reason: A telephone number }\n  names:\n    - { name: Bilal Ahmed, aliases: [بلال احمد] }",
    )
    .action((target: string, options: Options) => run(target, options, io));
};
