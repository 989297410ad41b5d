import "./listening.css";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Listening } from "../api/types.ts";
import { FormActions } from "../parts/form-actions.tsx";
import { ProblemLine } from "../parts/problem.tsx";
import { TextField } from "../parts/text-field.tsx";
import { clock, clockSpan } from "./clock.ts";
import { useListeningWords } from "./listening-words.ts";
import type { Named } from "./use-listening.ts";
import { useListening } from "./use-listening.ts";
import { useRecordingWords } from "./words.ts";

type Voice = Listening["voices"][number];
type Show = (place: { from: number; to: number }, loop: boolean) => void;

/** Turns shown at first: the rest of a long talk is a press away. */
const STEP = 12;

interface NamingProps {
  voice: Voice;
  busy: boolean;
  problem: string | undefined;
  onSay: (named: Named) => void;
  onCancel: () => void;
}

const Naming = ({ voice, busy, problem, onSay, onCancel }: NamingProps) => {
  const words = useListeningWords();
  const { data: opened } = useQuery(queries.case);
  const [purported, setPurported] = useState(voice.purported ?? "");
  const [by, setBy] = useState(voice.by ?? opened?.actor ?? "");
  const [grounds, setGrounds] = useState(voice.grounds ?? "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSay({ voice: voice.voice, purported, by, grounds });
  };
  const fields: [string, string, (value: string) => void][] = [
    [words.whose, purported, setPurported],
    [words.by, by, setBy],
    [words.why, grounds, setGrounds],
  ];
  return (
    <form className="listening-form" aria-label={words.name(voice.voice)} onSubmit={submit}>
      {fields.map(([label, value, set]) => (
        <TextField key={label} label={label} required maxLength={2000} value={value} onType={set} />
      ))}
      <FormActions
        save={words.save}
        cancel={words.cancel}
        disabled={busy}
        problem={problem}
        onCancel={onCancel}
      />
    </form>
  );
};

const Turns = ({
  voice,
  turns,
  onShow,
}: {
  voice: string;
  turns: Listening["turns"];
  onShow: Show;
}) => {
  const words = useListeningWords();
  const { more } = useRecordingWords();
  const [shown, setShown] = useState(STEP);
  const own = turns.filter((turn) => turn.voice === voice);
  return (
    <div className="turns" role="group" aria-label={words.turns(own.length)}>
      {own.slice(0, shown).map(({ from, to }) => (
        <button
          key={from}
          type="button"
          className="quiet time"
          aria-label={words.turn(voice, clockSpan(from, to))}
          onClick={() => onShow({ from, to }, false)}
        >
          {clockSpan(from, to)}
        </button>
      ))}
      {own.length > shown && (
        <button type="button" className="quiet" onClick={() => setShown(shown + 10 * STEP)}>
          {more(own.length - shown)}
        </button>
      )}
    </div>
  );
};

const Finding = ({
  looked,
  onFind,
}: {
  looked: boolean;
  onFind: (voices: number | undefined) => void;
}) => {
  const words = useListeningWords();
  const [voices, setVoices] = useState("");
  return (
    <form
      className="actions"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(voices === "" ? undefined : Number(voices));
      }}
    >
      <label className="check-line">
        {words.howMany}
        <input
          type="number"
          min={1}
          max={50}
          value={voices}
          onChange={({ target }) => setVoices(target.value)}
        />
      </label>
      <button type="submit">{looked ? words.findAgain : words.find}</button>
      {looked && <span className="meta">{words.findAgainNote}</span>}
    </form>
  );
};

/** Voices of a recording, without names until a person says whose they are; each turn can be heard. */
export const Voices = ({ name, onShow }: { name: string; onShow: Show }) => {
  const words = useListeningWords();
  const { data, find, say } = useListening(name);
  const { data: opened } = useQuery(queries.case);
  const [naming, setNaming] = useState<string>();
  if (!data) return null;
  const { voices, turns, looked, madeBy, problems, tasks } = data;
  const onSay = (named: Named): void =>
    say.mutate(named, { onSuccess: () => setNaming(undefined) });
  return (
    <section aria-labelledby="voices">
      <h2 id="voices">{words.voices}</h2>
      <p className="meta">{words.voicesNote}</p>
      {!looked && <p>{words.none}</p>}
      {problems.map((problem) => (
        <ProblemLine key={JSON.stringify(problem)} problem={problem} />
      ))}
      <ul className="cards">
        {voices.map((voice) => (
          <li key={voice.voice}>
            <h3>
              <bdi>{words.voice(voice.voice, clock(voice.seconds))}</bdi>
            </h3>
            <p className="meta">
              <span dir="auto">
                {voice.purported === undefined
                  ? words.unnamed
                  : words.purported(voice.purported, voice.by ?? "")}
              </span>
              {voice.grounds !== undefined && (
                <>
                  . {words.grounds}: <span dir="auto">{voice.grounds}</span>
                </>
              )}
            </p>
            <Turns voice={voice.voice} turns={turns} onShow={onShow} />
            {opened?.canWrite &&
              (naming === voice.voice ? (
                <Naming
                  voice={voice}
                  busy={say.isPending}
                  problem={say.error?.message}
                  onSay={onSay}
                  onCancel={() => setNaming(undefined)}
                />
              ) : (
                <button type="button" className="quiet" onClick={() => setNaming(voice.voice)}>
                  {words.name(voice.voice)}
                </button>
              ))}
          </li>
        ))}
      </ul>
      {madeBy !== undefined && (
        <p className="meta">
          <bdi>{words.madeBy(madeBy)}</bdi>
        </p>
      )}
      {tasks.speakers?.state === "working" ? (
        <p role="status">{words.working(clock(tasks.speakers.seconds))}</p>
      ) : (
        opened?.canWrite && (
          <Finding
            looked={looked}
            onFind={(count) =>
              find.mutate({ ...(count !== undefined && { voices: count }), replace: looked })
            }
          />
        )
      )}
      {tasks.speakers?.problem && <ProblemLine problem={tasks.speakers.problem} />}
      <p role="status" className="error" dir="auto">
        {find.error?.message}
      </p>
    </section>
  );
};
