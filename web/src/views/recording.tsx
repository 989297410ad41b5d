import "../recordings/recordings.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Recording } from "../api/types.ts";
import { Waiting } from "../parts/problem.tsx";
import { showElement } from "../parts/show.ts";
import { Deck } from "../recordings/deck.tsx";
import { Facts } from "../recordings/facts.tsx";
import { Matches } from "../recordings/matches.tsx";
import { Observations } from "../recordings/observations.tsx";
import type { Player } from "../recordings/player.ts";
import { Preparing, usePreparation } from "../recordings/preparing.tsx";
import { recordingQueries, soundOf } from "../recordings/queries.ts";
import type { Cluster } from "../recordings/regions.ts";
import { Review } from "../recordings/review.tsx";
import { TranscriptView } from "../recordings/transcript.tsx";
import { usePlayer } from "../recordings/use-player.ts";
import { useView } from "../recordings/use-view.ts";
import { Voices } from "../recordings/voices.tsx";
import { useRecordingWords } from "../recordings/words.ts";

const route = getRouteApi("/recordings/$name");

/** Names under which a statement may mean a recording: its path, its file, the file without its ending. */
const meansRecording = (name: string, ground: string): boolean =>
  [`exhibits/${name}`, name, name.replace(/\.[^.]*$/, "")].includes(ground);

const Resting = ({ name }: { name: string }) => {
  const words = useRecordingWords();
  const { data } = useQuery(queries.statements);
  const resting = (data?.statements ?? []).filter(({ restsOn, source, chain }) =>
    [...restsOn, source, ...chain.flatMap((hop) => [hop.id ?? "", hop.name ?? ""])].some((one) =>
      meansRecording(name, one),
    ),
  );
  if (resting.length === 0) return null;
  return (
    <section aria-labelledby="resting">
      <h2 id="resting">{words.statements}</h2>
      <ul className="cards">
        {resting.map(({ id, statement }) => (
          <li key={id}>
            <Link to="/statements" search={{ show: id }}>
              <span dir="auto">{statement}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface LookedAtProps {
  recording: Recording;
  seconds: number;
  onDecode: () => void;
}

/** Goes to the second, or to what was seen, that the address names: once, when the sound and its pictures stand. */
const useArrival = (
  player: Player | undefined,
  ready: boolean,
  show: (place: { from: number; to: number }) => void,
): void => {
  const { at, seen } = route.useSearch();
  const arrived = useRef<string>(undefined);
  useEffect(() => {
    const place = `${at} ${seen}`;
    if (!player || !ready || arrived.current === place) return;
    arrived.current = place;
    if (at !== undefined) {
      player.seek(at);
      show({ from: at, to: at });
    }
    if (seen !== undefined) showElement(`seen-${seen}`);
  }, [player, ready, show, at, seen]);
};

/** A recording that was looked at. */
const LookedAt = ({ recording, seconds, onDecode }: LookedAtProps) => {
  const words = useRecordingWords();
  const { name, sound } = recording;
  const [unplayable, setUnplayable] = useState(false);
  const decoded = sound.decoded && (!sound.asIs || !sound.exact || unplayable);
  const player = usePlayer(sound.asIs || sound.decoded ? soundOf(name, decoded) : undefined, () => {
    if (decoded) return;
    setUnplayable(true);
    if (!sound.decoded) onDecode();
  });
  const { view, setView, show } = useView(player, seconds);
  useArrival(player, view.to > 0, show);
  if (!player || view.to === 0) return <p className="meta" />;
  const onShow = (place: { from: number; to: number }, loop: boolean): void => {
    show(place);
    if (loop) player.play(place);
    else {
      player.seek(place.from);
      player.play();
    }
  };
  const onOpen = ({ regions, from, to }: Cluster): void => {
    if (regions.length > 1)
      setView({ from: Math.max(0, from - (to - from) / 8), to: to + (to - from) / 8 });
    else {
      show({ from, to });
      player.seek(from);
      document.getElementById(regions[0].id)?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <>
      {!sound.exact && !decoded && (
        <p className="meta">
          {words.inexact}{" "}
          <button type="button" className="quiet" onClick={onDecode}>
            {words.decode}
          </button>
        </p>
      )}
      <div className={recording.transcript === undefined ? "listening alone" : "listening"}>
        <Deck
          recording={recording}
          player={player}
          seconds={seconds}
          view={view}
          onView={setView}
          onOpen={onOpen}
        >
          <p className="meta">{words.keys}</p>
        </Deck>
        <TranscriptView recording={recording} player={player} />
      </div>
      <div className="two">
        <div>
          <Observations recording={recording} onShow={onShow} />
          <Review recording={recording} />
        </div>
        <div>
          <Voices name={name} onShow={onShow} />
          <Matches recording={recording} onShow={onShow} />
          <Compare name={name} />
          <Resting name={name} />
        </div>
      </div>
    </>
  );
};

/** The other recordings, each a way to the two side by side. */
const Compare = ({ name }: { name: string }) => {
  const words = useRecordingWords();
  const { data = [] } = useQuery(recordingQueries.all);
  const others = data.filter((one) => one.name !== name);
  if (others.length === 0) return null;
  return (
    <p className="meta">
      {words.compareWith}:{" "}
      {others.map((other, index) => (
        <span key={other.name}>
          {index > 0 && ", "}
          <Link to="/recordings/$name/with/$other" params={{ name, other: other.name }} search={{}}>
            <bdi>{other.name}</bdi>
          </Link>
        </span>
      ))}
    </p>
  );
};

/** One recording: what is heard, what is seen in it, what was written down of it. */
export const RecordingView = () => {
  const words = useRecordingWords();
  const { name } = route.useParams();
  const { data, error } = useQuery(recordingQueries.one(name));
  const preparation = usePreparation(data);
  if (!data) return <Waiting error={error} />;
  const again = (decode: boolean) => () => preparation.mutate({ name, decode });
  return (
    <div className="page wide">
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="meta">{words.voice}</p>
      <Preparing recording={data} onTryAgain={again(false)} />
      {data.facts && (
        <LookedAt recording={data} seconds={data.facts.seconds} onDecode={again(true)} />
      )}
      {data.facts && (
        <section aria-labelledby="file">
          <h2 id="file">{words.file}</h2>
          <Facts recordings={[data]} />
        </section>
      )}
    </div>
  );
};
