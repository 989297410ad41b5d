import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Recording } from "../api/types.ts";
import { ProblemLine } from "../parts/problem.tsx";
import { clock } from "./clock.ts";
import { prepare, recordingQueries, soundOf } from "./queries.ts";
import { useRecordingWords } from "./words.ts";

/** Asks for a recording to be looked at, once, when its view opens and it never was. */
export const usePreparation = (recording: Recording | undefined) => {
  const client = useQueryClient();
  const asked = useRef<string>(undefined);
  const mutation = useMutation({
    mutationFn: ({ name, decode }: { name: string; decode: boolean }) => prepare(name, decode),
    onSettled: (_, __, { name }) => client.invalidateQueries(recordingQueries.one(name)),
  });
  const working = recording?.state === "working";
  const worked = useRef(false);
  useEffect(() => {
    // Done: the list knows more of it, and others may stand in it.
    if (worked.current && !working)
      for (const key of ["recordings", "recording"])
        void client.invalidateQueries({ queryKey: [key] });
    worked.current = working;
  }, [working, client]);
  const isNew = recording?.state === "new";
  const name = recording?.name;
  const { mutate } = mutation;
  useEffect(() => {
    // What was looked at and is new again was touched meanwhile: it is looked at again.
    if (!isNew) asked.current = undefined;
    if (!isNew || name === undefined || asked.current === name) return;
    asked.current = name;
    mutate({ name, decode: false });
  }, [isNew, name, mutate]);
  return mutation;
};

/** How far the look at a recording is; until it is done the browser's own player, where it can play the file. */
export const Preparing = ({
  recording,
  onTryAgain,
}: {
  recording: Recording;
  onTryAgain: () => void;
}) => {
  const words = useRecordingWords();
  const { name, working, problem, sound, facts } = recording;
  // The server told by the first bytes alone: the browser finds out whether it can.
  const [mute, setMute] = useState(false);
  return (
    <section className="preparing">
      {working && (
        <p role="status">
          {words.working[working.step](clock(working.seconds))}{" "}
          {!facts && <span className="meta">{words.workingNote}</span>}
        </p>
      )}
      {problem && (
        <>
          <ProblemLine problem={problem} />
          <button type="button" onClick={onTryAgain}>
            {words.tryAgain}
          </button>
        </>
      )}
      {!facts && sound.asIs && !mute && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording under question: its transcript comes with the view
        <audio
          controls
          preload="metadata"
          src={soundOf(name, false)}
          aria-label={name}
          onError={() => setMute(true)}
        />
      )}
    </section>
  );
};
