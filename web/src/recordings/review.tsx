import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Listening, Recording } from "../api/types.ts";
import { ProblemLine } from "../parts/problem.tsx";
import { TextArea, TextField } from "../parts/text-field.tsx";
import { clock } from "./clock.ts";
import { useListeningWords } from "./listening-words.ts";
import { Said } from "./observations.tsx";
import { type Judged, useListening } from "./use-listening.ts";
import { useRecordingWords } from "./words.ts";

interface Ground {
  /** As `mandate review` names it: a kind, with @SECOND for one place. */
  named: string;
  label: string;
}

const useGrounds = ({ observations, matches }: Recording): Ground[] => {
  const words = useRecordingWords();
  const kindOf = (kind: string): string => words.kinds[kind] ?? kind;
  const grounds = [
    ...observations.map(({ kind, from }) => ({
      named: from === undefined ? kind : `${kind}@${from}`,
      label: from === undefined ? kindOf(kind) : `${kindOf(kind)} ${words.at(clock(from, 1))}`,
    })),
    ...matches.map(({ from }) => ({
      named: `match@${from}`,
      label: `${kindOf("match")} ${words.at(clock(from, 1))}`,
    })),
  ];
  return [...new Map(grounds.map((ground) => [ground.named, ground])).values()];
};

interface JudgingProps {
  grounds: Ground[];
  replace: boolean;
  onJudge: (judged: Judged) => void;
  onCancel: () => void;
}

const Judging = ({ grounds, replace, onJudge, onCancel }: JudgingProps) => {
  const words = useListeningWords();
  const { data: opened } = useQuery(queries.case);
  const [category, setCategory] = useState(Object.keys(words.categories)[0]);
  const [by, setBy] = useState(opened?.actor ?? "");
  const [reason, setReason] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onJudge({ category, by, reason, grounds: chosen, replace });
  };
  return (
    <form className="listening-form" aria-label={words.judge} onSubmit={submit}>
      <label>
        {words.category}
        <select value={category} onChange={({ target }) => setCategory(target.value)}>
          {Object.entries(words.categories).map(([value, label]) => (
            <option key={value} value={value}>
              {label} ({value})
            </option>
          ))}
        </select>
      </label>
      <TextField label={words.by} required maxLength={300} value={by} onType={setBy} />
      <TextArea label={words.reason} required maxLength={4000} value={reason} onType={setReason} />
      <fieldset className="choice grounds">
        <legend>{words.restsOn}</legend>
        {grounds.map(({ named, label }) => (
          <label key={named} className="check-line">
            <input
              type="checkbox"
              checked={chosen.includes(named)}
              onChange={({ target }) =>
                setChosen(
                  target.checked ? [...chosen, named] : chosen.filter((one) => one !== named),
                )
              }
            />
            <span dir="auto">{label}</span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <button type="submit" className="first" disabled={chosen.length === 0}>
          {words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
};

const Judgement = ({ review }: { review: NonNullable<Listening["review"]> }) => {
  const words = useListeningWords();
  const { category, by, on, reason, grounds } = review;
  return (
    <div className="verdict reported">
      <p>
        <strong>{words.categories[category] ?? category}</strong>{" "}
        <span className="meta">{words.judged(by, on)}</span>
      </p>
      <p dir="auto">{reason}</p>
      <p className="meta">{words.restsOn}:</p>
      <ul className="meta">
        {grounds.map((ground) => (
          <li key={ground}>
            <Said english={ground} />
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What a person makes of a recording, with what was seen in it as grounds. Mandate judges nothing. */
export const Review = ({ recording }: { recording: Recording }) => {
  const words = useListeningWords();
  const { data, judge } = useListening(recording.name);
  const { data: opened } = useQuery(queries.case);
  const [judging, setJudging] = useState(false);
  const grounds = useGrounds(recording);
  if (!data) return null;
  const { review, tasks } = data;
  const onJudge = (judged: Judged): void =>
    judge.mutate(judged, { onSuccess: () => setJudging(false) });
  return (
    <section aria-labelledby="review">
      <h2 id="review">{words.review}</h2>
      <p className="meta">{words.reviewNote}</p>
      {review ? <Judgement review={review} /> : <p>{words.reviewNone}</p>}
      {tasks.review?.state === "working" && <p role="status">{words.working(clock(0))}</p>}
      {tasks.review?.problem && <ProblemLine problem={tasks.review.problem} />}
      {grounds.length === 0 && <p className="meta">{words.restsOnNone}</p>}
      {opened?.canWrite &&
        grounds.length > 0 &&
        (judging ? (
          <Judging
            grounds={grounds}
            replace={review !== undefined}
            onJudge={onJudge}
            onCancel={() => setJudging(false)}
          />
        ) : (
          <button type="button" onClick={() => setJudging(true)}>
            {review ? words.judgeAgain : words.judge}
          </button>
        ))}
      <p role="status" className="error" dir="auto">
        {judge.error?.message}
      </p>
    </section>
  );
};
