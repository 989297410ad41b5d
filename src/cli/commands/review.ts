import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  case: string;
  category: string;
  by: string;
  reason: string;
  ground: string[];
  on?: string;
  replace?: boolean;
}

const run = async (named: string, options: Options, io: Io): Promise<void> => {
  const [{ reviewText, reviewInCase }, { findRecording }, { caseRoot }, { keepFiles }] =
    await Promise.all([
      import("../../recordings/review-file.ts"),
      import("../../recordings/case-recording.ts"),
      import("../writer.ts"),
      import("../keep.ts"),
    ]);
  const root = await caseRoot(options.case);
  const place = await findRecording(root, named);
  const on = options.on ?? new Date().toISOString().slice(0, 10);
  const { replace = false } = options;
  const review = await reviewInCase(root, place, { ...options, on });
  const file = { path: `${place.stem}.review.yaml`, text: reviewText(review) };
  const reason = `${review.by} judges ${review.recording}: ${review.category}. ${review.reason}`;
  const { written, notes } = await keepFiles(root, [file], { reason, replace, io });
  for (const one of written) io.stderr.write(`wrote ${one}\n`);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
  const { plain } = await import("../plain.ts");
  for (const { words } of review.grounds) io.stdout.write(`ground: ${plain(words)}\n`);
};

/** `mandate review`: what a person makes of a recording, for MediaReview, with what was seen as grounds. */
export const review: AddCommand = (command, io) => {
  command
    .argument("<recording>", "a recording of the case")
    .requiredOption(
      "--category <name>",
      "of schema.org: DecontextualizedContent, EditedOrCroppedContent, OriginalMediaContent or TransformedContent",
    )
    .requiredOption("--by <person>", "who judges: Mandate never does")
    .requiredOption("--reason <text>", "why, in a sentence others will read")
    .requiredOption(
      "--ground <kind...>",
      "what it rests on: a kind of observation, or match; @SECOND for one place",
    )
    .option("--on <date>", "day of the judgement (YYYY-MM-DD); default: today")
    .option("--case <folder>", "the case folder", ".")
    .option("--replace", "write over the review that is there")
    .addHelpText(
      "after",
      '\nExample:\n  mandate review leak.opus --category EditedOrCroppedContent --by "A. Khan" \\\n' +
        '    --reason "0:42 to 1:10 is the speech of 3 March" --ground match@42 edit-repeat',
    )
    .action((named: string, options: Options) => run(named, options, io));
};
