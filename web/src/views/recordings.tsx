import "../recordings/recordings.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n/index.ts";
import { Beside } from "../parts/beside.tsx";
import { Waiting } from "../parts/problem.tsx";
import { clock } from "../recordings/clock.ts";
import { recordingQueries } from "../recordings/queries.ts";
import { useRecordingWords } from "../recordings/words.ts";

/** The recordings of the case. */
export const Recordings = () => {
  const { exhibits } = useWords();
  const words = useRecordingWords();
  const { data, error } = useQuery(recordingQueries.all);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="question">{words.note}</p>
      <p className="meta">{words.voice}</p>
      {data.length === 0 && <p>{words.none}</p>}
      <ul className="cards">
        {data.map(({ name, size, state, facts, observations, transcript }) => (
          <li key={name}>
            <h2 className="card-title">
              <Link to="/recordings/$name" params={{ name }}>
                <bdi>{name}</bdi>
              </Link>
            </h2>
            <p className="meta">
              <Beside
                facts={[
                  facts && clock(facts.seconds),
                  facts && `${facts.codec}, ${words.channels(facts.channels)}`,
                  exhibits.bytes(size),
                  state !== "ready" && words.states[state],
                  observations > 0 && words.seen(observations),
                  transcript && words.transcribed,
                ]}
              />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
};
