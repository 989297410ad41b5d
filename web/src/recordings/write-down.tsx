import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import { ProblemLine } from "../parts/problem.tsx";
import { clock } from "./clock.ts";
import { useListeningWords } from "./listening-words.ts";
import { useListening } from "./use-listening.ts";

/** A first draft of a transcript by a model on this machine, where the workbench was opened with one. */
export const WriteDown = ({ name }: { name: string }) => {
  const words = useListeningWords();
  const { data, writeDown } = useListening(name);
  const { data: opened } = useQuery(queries.case);
  if (!data) return null;
  const { speech, tasks } = data;
  if (speech === undefined) return <p className="meta">{words.transcribeElse}</p>;
  if (tasks.transcription?.state === "working")
    return <p role="status">{words.working(clock(tasks.transcription.seconds))}</p>;
  return (
    <div>
      <p className="meta">{words.transcribeNote}</p>
      {opened?.canWrite && (
        <button type="button" onClick={() => writeDown.mutate()}>
          {words.transcribe(speech)}
        </button>
      )}
      {tasks.transcription?.problem && <ProblemLine problem={tasks.transcription.problem} />}
      <p role="status" className="error" dir="auto">
        {writeDown.error?.message}
      </p>
    </div>
  );
};
