// The process in which voices are found, a review's grounds looked up, or speech written down: see tasks.ts. It writes no file of the case.
import { join, relative } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { toMessage } from "../../tables/messages.ts";
import type { FromTask, TaskOrder, TaskProgress } from "./task-messages.ts";

type Made = NonNullable<TaskProgress["made"]>;
type Order<Name extends TaskOrder["task"]> = Extract<TaskOrder, { task: Name }>;

const order = JSON.parse(process.argv[2]) as TaskOrder;
const path = join(order.root, order.recording);

const send = (message: FromTask): void => {
  process.send?.(message);
};

const EVERY_MS = 250;
let told = 0;
const onProgress = (seconds: number): void => {
  if (Date.now() - told < EVERY_MS) return;
  told = Date.now();
  send({ type: "progress", seconds });
};

const findVoices = async ({ recording, voices }: Order<"speakers">): Promise<Made> => {
  const [{ proposeSpeakers }, { speakersYaml }] = await Promise.all([
    import("../../recordings/speakers/propose.ts"),
    import("../../recordings/speakers/naming.ts"),
  ]);
  const { rttm, speakers } = await proposeSpeakers(path, recording, {
    ...(voices !== undefined && { voices }),
    onProgress,
  });
  const { recording_sha256, made_by } = speakers;
  return {
    files: [
      { ending: ".rttm", text: rttm },
      { ending: ".speakers.yaml", text: speakersYaml(speakers) },
    ],
    reason: "Voices found by the machine",
    about: { recording, recording_sha256, made_by },
  };
};

const review = async (given: Order<"review">): Promise<Made> => {
  const { reviewInCase, reviewText } = await import("../../recordings/review-file.ts");
  const { recording, root } = given;
  const made = await reviewInCase(root, { recording, path, stem: "" }, given);
  return {
    files: [{ ending: ".review.yaml", text: reviewText(made) }],
    reason: `${made.by} judges ${recording}: ${made.category}. ${made.reason}`.slice(0, 4000),
    about: {},
  };
};

const transcription = async ({ recording, model }: Order<"transcription">): Promise<Made> => {
  const [{ transcribeFile, modelParticulars }, { hashFile }] = await Promise.all([
    import("../../recordings/transcribe/of-file.ts"),
    import("../../recordings/transcribe/model-folder.ts"),
  ]);
  const options = { model, serverModel: "", key: undefined };
  const { vtt, record } = await transcribeFile(path, options, onProgress);
  return {
    files: [
      { ending: ".vtt", text: vtt },
      { ending: ".vtt.model.json", text: `${JSON.stringify(record, null, 2)}\n` },
    ],
    reason: `Transcript made by ${record.backend}, model ${record.model}`,
    about: modelParticulars(record, { recording, sha256: await hashFile(path) }),
  };
};

const run = (): Promise<Made> =>
  order.task === "speakers"
    ? findVoices(order)
    : order.task === "review"
      ? review(order)
      : transcription(order);

/** Names the file as the case does: where the case lies on this machine is nobody's business. */
const inCase = (thrown: unknown): unknown => {
  if (!(thrown instanceof MandateError) || !thrown.at) return thrown;
  const { code, kind, message, at, fix } = thrown;
  const file = at.file.startsWith(order.root) ? relative(order.root, at.file) : at.file;
  return new MandateError({ code, kind, message, at: { ...at, file }, ...(fix && { fix }) });
};

process.on("disconnect", () => process.exit());
try {
  send({ type: "progress", made: await run() });
  send({ type: "done" });
} catch (thrown) {
  send({ type: "failed", error: toMessage(inCase(thrown)) });
}
process.disconnect?.();
