import "../recordings/recordings.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Recording, RecordingMatch } from "../api/types.ts";
import { Waiting } from "../parts/problem.tsx";
import { Deck } from "../recordings/deck.tsx";
import { Facts } from "../recordings/facts.tsx";
import { MatchText } from "../recordings/matches.tsx";
import type { Player } from "../recordings/player.ts";
import { Preparing, usePreparation } from "../recordings/preparing.tsx";
import { recordingQueries, soundOf } from "../recordings/queries.ts";
import type { Cluster } from "../recordings/regions.ts";
import { usePlayer } from "../recordings/use-player.ts";
import { useView } from "../recordings/use-view.ts";
import type { Viewport } from "../recordings/viewport.ts";
import { useRecordingWords } from "../recordings/words.ts";

const route = getRouteApi("/recordings/$name/with/$other");

/** A recording with its player and the stretch drawn. */
const useSide = (name: string) => {
  const { data, error } = useQuery(recordingQueries.one(name));
  const preparation = usePreparation(data);
  const seconds = data?.facts?.seconds ?? 0;
  const ready = data?.facts !== undefined && (data.sound.asIs || data.sound.decoded);
  const decoded =
    data !== undefined && data.sound.decoded && !(data.sound.asIs && data.sound.exact);
  const player = usePlayer(ready ? soundOf(name, decoded) : undefined, () =>
    preparation.mutate({ name, decode: true }),
  );
  return {
    name,
    recording: data,
    error,
    seconds,
    player,
    preparation,
    ...useView(player, seconds),
  };
};

type Side = ReturnType<typeof useSide>;

/** Where a second of the one stands in the other, by a match. */
const across = ({ from, otherFrom, speed }: RecordingMatch, seconds: number): number =>
  otherFrom + (seconds - from) * speed;

const back = ({ from, otherFrom, speed }: RecordingMatch, seconds: number): number =>
  from + (seconds - otherFrom) / speed;

type Map = (seconds: number) => number;

const mapView = ({ from, to }: Viewport, map: Map): Viewport => ({ from: map(from), to: map(to) });

interface SideProps {
  side: Side;
  onView: (view: Viewport) => void;
}

const SideView = ({ side, onView }: SideProps) => {
  const { recording, player, seconds, view, show, preparation, name, error } = side;
  if (!recording) return <Waiting error={error} />;
  const onOpen = ({ from, to }: Cluster): void => {
    show({ from, to });
    player?.seek(from);
  };
  return (
    <>
      <h2 className="card-title">
        <Link to="/recordings/$name" params={{ name }}>
          <bdi>{name}</bdi>
        </Link>
      </h2>
      <Preparing
        recording={recording}
        onTryAgain={() => preparation.mutate({ name, decode: false })}
      />
      {player && view.to > 0 && (
        <Deck
          recording={recording}
          player={player}
          seconds={seconds}
          view={view}
          onView={onView}
          onOpen={onOpen}
        />
      )}
    </>
  );
};

/** Stops one player and goes on in the other at the same moment. */
const swap = (players: [Player, Player], match: RecordingMatch | undefined): void => {
  const playing = players[1].state().playing ? 1 : 0;
  const [from, to] = playing === 0 ? players : [players[1], players[0]];
  const map: Map = match
    ? (seconds) => (playing === 0 ? across(match, seconds) : back(match, seconds))
    : (seconds) => seconds;
  to.setRate(from.state().rate);
  to.seek(map(from.time()));
  from.pause();
  to.play();
};

interface ChoiceProps {
  matches: RecordingMatch[];
  chosen: number | undefined;
  onChoose: (index: number | undefined) => void;
}

const Choice = ({ matches, chosen, onChoose }: ChoiceProps) => {
  const words = useRecordingWords();
  if (matches.length === 0) return <p>{words.matchesNone}</p>;
  return (
    <fieldset className="choice">
      <legend>{words.linked}</legend>
      {matches.map((match, index) => (
        <label key={`${match.from} ${match.otherFrom}`} className="check-line">
          <input
            type="radio"
            name="match"
            checked={chosen === index}
            onChange={() => onChoose(index)}
          />
          <span>
            <MatchText match={match} />
          </span>
        </label>
      ))}
      <label className="check-line">
        <input
          type="radio"
          name="match"
          checked={chosen === undefined}
          onChange={() => onChoose(undefined)}
        />
        {words.free}
      </label>
    </fieldset>
  );
};

const matchesWith = (recording: Recording | undefined, other: string): RecordingMatch[] =>
  (recording?.matches ?? []).filter((match) => match.other === other);

/** Two recordings, one over the other, laid together at a stretch that stands in both. */
export const ComparisonView = () => {
  const words = useRecordingWords();
  const { name, other } = route.useParams();
  const { match: wanted } = route.useSearch();
  const one = useSide(name);
  const two = useSide(other);
  const matches = matchesWith(one.recording, other);
  const asked = wanted === undefined ? undefined : one.recording?.matches[wanted];
  const [choice, setChoice] = useState<number | "asked" | undefined>("asked");
  const chosen = choice === "asked" ? Math.max(0, asked ? matches.indexOf(asked) : 0) : choice;
  const match = chosen === undefined ? undefined : matches[chosen];
  const choose = (index: number | undefined): void => {
    setChoice(index);
    const next = index === undefined ? undefined : matches[index];
    if (!next) return;
    look(next, { from: next.from - 5, to: next.to + 5 });
    one.player?.seek(next.from);
    two.player?.seek(next.otherFrom);
  };
  // Laid together once, when both are there; after that as the reader chooses.
  const isReady =
    one.player !== undefined && two.player !== undefined && one.view.to > 0 && two.view.to > 0;
  const laid = useRef(false);
  useEffect(() => {
    if (!isReady || laid.current) return;
    laid.current = true;
    choose(chosen);
  });
  // Either side may run past its end: what is drawn stays laid together all the same.
  const look = (at: RecordingMatch | undefined, view: Viewport): void => {
    one.setView(view);
    if (at) two.setView(mapView(view, (seconds) => across(at, seconds)));
  };
  const lookTwo = (view: Viewport): void => {
    two.setView(view);
    if (match) one.setView(mapView(view, (seconds) => back(match, seconds)));
  };
  const players: [Player, Player] | undefined =
    one.player && two.player ? [one.player, two.player] : undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "x" || !players || event.ctrlKey || event.metaKey || event.altKey) return;
    swap(players, match);
  };
  return (
    <div className="page wide comparison" onKeyDown={onKeyDown}>
      <h1>{words.compareTitle}</h1>
      <p className="meta">{words.compareNote}</p>
      {one.recording?.facts && two.recording?.facts && (
        <Choice matches={matches} chosen={match ? chosen : undefined} onChoose={choose} />
      )}
      <div className="actions">
        <button type="button" disabled={!players} onClick={() => players && swap(players, match)}>
          {words.swap} <kbd>X</kbd>
        </button>
      </div>
      <SideView side={one} onView={(view) => look(match, view)} />
      <SideView side={two} onView={lookTwo} />
      {one.recording?.facts && two.recording?.facts && (
        <Facts recordings={[one.recording, two.recording]} />
      )}
    </div>
  );
};
