import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, api, segment } from "../api/client.ts";
import type { Transcript, TranscriptEdit } from "../api/types.ts";
import { recordingQueries } from "./queries.ts";

const address = (name: string): string => `/api/recordings/${segment(name)}/transcript`;

const readNow = (name: string): Promise<Transcript> => api.get<Transcript>(address(name));

/** Saving a transcript; where it is no longer the version edited, what is there now comes back instead. */
export const useTranscriptSaving = (name: string, onSaved: () => void) => {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<Transcript>();
  const mutation = useMutation({
    mutationFn: (edit: TranscriptEdit) => api.put<Transcript>(address(name), edit),
    onSuccess: async (saved) => {
      setTheirs(undefined);
      client.setQueryData(recordingQueries.transcript(name).queryKey, saved);
      await client.invalidateQueries(recordingQueries.one(name));
      onSaved();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) setTheirs(await readNow(name));
    },
  });
  return { mutation, theirs, forget: () => setTheirs(undefined) };
};
