import { useState } from "react";
import type { Observation, Recording } from "../api/types.ts";
import { clock } from "./clock.ts";
import { around } from "./regions.ts";
import { useRecordingWords } from "./words.ts";

interface Open {
  /** Shows a place, and repeats the stretch around it where `loop` says so. */
  onShow: (place: { from: number; to: number }, loop: boolean) => void;
}

interface Seen extends Observation {
  id: string;
}

const Place = ({ seen, seconds, onShow }: Open & { seen: Seen; seconds: number }) => {
  const words = useRecordingWords();
  const { from, to = from } = seen;
  if (from === undefined || to === undefined) return null;
  const place = { from, to };
  return (
    <div className="actions">
      <bdi className="time">{to > from ? `${clock(from, 2)}–${clock(to, 2)}` : clock(from, 2)}</bdi>
      <button type="button" className="quiet" onClick={() => onShow(place, false)}>
        {words.listen}
      </button>
      <button type="button" className="quiet" onClick={() => onShow(around(place, seconds), true)}>
        {words.loopIt}
      </button>
    </div>
  );
};

/** Words of ours in the reader's language; others, and what has no translation, as they are. */
export const Said = ({ english }: { english: string }) => {
  const words = useRecordingWords();
  const said = words.said(english);
  return said === undefined ? <bdi lang="en">{english}</bdi> : <bdi>{said}</bdi>;
};

/** One thing seen: what it means, the figure behind it, and what else would look the same. */
const Card = ({ seen, seconds, onShow }: Open & { seen: Seen; seconds: number }) => {
  const words = useRecordingWords();
  const { id, kind, value, certainty, score, innocent } = seen;
  return (
    <li id={id} tabIndex={-1}>
      <h4>
        {words.kinds[kind] ?? kind}{" "}
        <span className="meta">{words.certainty[certainty] ?? certainty}</span>
      </h4>
      <Place seen={seen} seconds={seconds} onShow={onShow} />
      <p>
        <Said english={seen.words} />.
      </p>
      {value !== "" && (
        <p className="meta">
          {words.evidence}: <Said english={value.slice(0, 600)} />
          {score !== undefined && ` · ${words.score} ${score}`}
        </p>
      )}
      {innocent && (
        <p className="innocent">
          <strong>{words.innocent}:</strong> <Said english={innocent} />.
        </p>
      )}
    </li>
  );
};

const STEP = 40;

interface ListProps extends Open {
  title: string;
  all: Seen[];
  seconds: number;
}

const List = ({ title, all, seconds, onShow }: ListProps) => {
  const words = useRecordingWords();
  const [shown, setShown] = useState(STEP);
  if (all.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({all.length})
      </h3>
      <ul className="cards seen">
        {all.slice(0, shown).map((seen) => (
          <Card key={seen.id} seen={seen} seconds={seconds} onShow={onShow} />
        ))}
      </ul>
      {all.length > shown && (
        <button type="button" onClick={() => setShown(shown + STEP)}>
          {words.more(Math.min(STEP, all.length - shown))}
        </button>
      )}
    </section>
  );
};

/** What is seen in a recording: in places, the strongest first, then of the whole file. */
export const Observations = ({ recording, onShow }: Open & { recording: Recording }) => {
  const words = useRecordingWords();
  const seconds = recording.facts?.seconds ?? 0;
  const all = recording.observations.map((seen, index) => ({ ...seen, id: `seen-${index}` }));
  const placed = all
    .filter(({ from }) => from !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.from ?? 0) - (b.from ?? 0));
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">{words.observations}</h2>
      <p className="meta">{words.observationsNote}</p>
      {all.length === 0 && <p>{words.nothingSeen}</p>}
      <List title={words.inPlaces} all={placed} seconds={seconds} onShow={onShow} />
      <List
        title={words.ofWhole}
        all={all.filter(({ from }) => from === undefined)}
        seconds={seconds}
        onShow={onShow}
      />
    </section>
  );
};
