import "./transcript.css";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  lazy,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Recording, Transcript } from "../api/types.ts";
import { Waiting } from "../parts/problem.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { clock } from "./clock.ts";
import type { Player } from "./player.ts";
import { recordingQueries } from "./queries.ts";
import { cueAt } from "./transcript-place.ts";
import { useTime } from "./use-player.ts";
import { useRecordingWords } from "./words.ts";
import { WriteDown } from "./write-down.tsx";

const TranscriptEditor = lazy(async () => ({
  default: (await import("./transcript-editor.tsx")).TranscriptEditor,
}));

type Cue = Transcript["cues"][number];

/** The words of the cue that is heard, the ones said so far marked. */
const HeardWords = ({ cue, player }: { cue: Cue; player: Player }) => {
  const select = useCallback(
    (seconds: number) => cue.words.findLastIndex(({ from }) => from <= seconds),
    [cue],
  );
  const now = useTime(player, select);
  return cue.words.map(({ text, from }, index) => (
    <span key={from} className={index === now ? "now" : ""}>
      {index > 0 && !/^\s/.test(text) ? ` ${text}` : text}
    </span>
  ));
};

interface CueProps {
  cue: Cue;
  current: boolean;
  /** Whether another speaker spoke before. */
  named: boolean;
  player: Player;
}

const CueLine = ({ cue, current, named, player }: CueProps) => {
  const words = useRecordingWords();
  return (
    <button
      type="button"
      className="cue"
      aria-current={current}
      onClick={() => player.seek(cue.from)}
    >
      <span className="time">{clock(cue.from)}</span>
      <span>
        {named && cue.speaker !== undefined && (
          <span className="speaker">
            <bdi>{cue.speaker}</bdi> <span className="meta">({words.purported})</span>
          </span>
        )}
        <span dir="auto">
          {current && cue.words.length > 0 ? <HeardWords cue={cue} player={player} /> : cue.text}
        </span>
      </span>
    </button>
  );
};

interface CuesProps {
  cues: Cue[];
  current: number;
  follow: boolean;
  player: Player;
}

const Cues = ({ cues, current, follow, player }: CuesProps) => {
  const words = useRecordingWords();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: cues.length,
    getScrollElement: () => box.current,
    estimateSize: () => 56,
    overscan: 8,
  });
  useEffect(() => {
    if (follow && current >= 0) rows.scrollToIndex(current, { align: "center" });
  }, [follow, current, rows]);
  return (
    <div ref={box} className="cues" role="group" aria-label={words.transcript} tabIndex={-1}>
      <div style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
          >
            <CueLine
              cue={cues[index]}
              current={index === current}
              named={cues[index].speaker !== cues[index - 1]?.speaker}
              player={player}
            />
          </div>
        ))}
      </div>
    </div>
  );
};

const Loaded = ({ transcript, player }: { transcript: Transcript; player: Player }) => {
  const words = useRecordingWords();
  const [follow, setFollow] = useState(true);
  const [q, setQ] = useState("");
  const wanted = useDeferredValue(q.trim().toLowerCase());
  const cues = useMemo(
    () =>
      wanted === ""
        ? transcript.cues
        : transcript.cues.filter(({ text, speaker = "" }) =>
            `${speaker} ${text}`.toLowerCase().includes(wanted),
          ),
    [transcript, wanted],
  );
  const select = useCallback((seconds: number) => cueAt(cues, seconds), [cues]);
  const current = useTime(player, select);
  return (
    <>
      <div className="actions">
        <SearchField label={words.find} value={q} onChange={setQ} />
        <label className="check-line">
          <input
            type="checkbox"
            checked={follow}
            onChange={({ target }) => setFollow(target.checked)}
          />
          {words.follow}
        </label>
        <span className="meta" role="status">
          {words.cues(cues.length, transcript.cues.length)}
        </span>
      </div>
      <Cues cues={cues} current={current} follow={follow} player={player} />
    </>
  );
};

interface TranscriptProps {
  recording: Recording;
  player: Player;
}

/** What is heard, as somebody wrote it down: follows the sound, and a cue that is chosen is played from. */
export const TranscriptView = ({ recording, player }: TranscriptProps) => {
  const words = useRecordingWords();
  const { data: read, error } = useQuery({
    ...recordingQueries.transcript(recording.name),
    enabled: recording.transcript !== undefined,
  });
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const onDone = (): void => {
    setEditing(false);
    // The button is there again once the editor is gone.
    setTimeout(() => edit.current?.focus(), 0);
  };
  const has = recording.transcript !== undefined;
  // One that was taken back is still remembered, and shown no more.
  const data = has ? read : undefined;
  return (
    <section className="transcript" aria-labelledby="transcript">
      <div className="transcript-head">
        <h2 id="transcript">{words.transcript}</h2>
        {!editing && (!has || data) && (
          <button ref={edit} type="button" onClick={() => setEditing(true)}>
            {has ? words.correct : words.begin}
          </button>
        )}
      </div>
      {!has && !editing && (
        <>
          <p className="meta">{words.transcriptNone}</p>
          <WriteDown name={recording.name} />
        </>
      )}
      {has && !data && <Waiting inside error={error} />}
      {data && (
        <p className="meta">
          <span dir="auto">{words.transcriptFrom(data.source, data.file)}</span>.{" "}
          {data.cues.some(({ speaker }) => speaker !== undefined) && words.purportedNote}
        </p>
      )}
      {editing ? (
        <Suspense>
          <TranscriptEditor
            name={recording.name}
            transcript={data}
            player={player}
            onDone={onDone}
          />
        </Suspense>
      ) : (
        data && <Loaded transcript={data} player={player} />
      )}
    </section>
  );
};
