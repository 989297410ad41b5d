import { queryOptions } from "@tanstack/react-query";
import { api, segment } from "../api/client.ts";
import type { Recording, RecordingLine, Transcript } from "../api/types.ts";

const POLL_MS = 700;

const path = (name: string): string => `/api/recordings/${segment(name)}`;

/** What the views of recordings ask for. */
export const recordingQueries = {
  all: queryOptions({
    queryKey: ["recordings"],
    queryFn: () => api.get<RecordingLine[]>("/api/recordings"),
  }),
  one: (name: string) =>
    queryOptions({
      queryKey: ["recording", name],
      queryFn: () => api.get<Recording>(path(name)),
      // While it is being looked at, how far that is; after that nothing changes but by a file.
      refetchInterval: ({ state }) => (state.data?.state === "working" ? POLL_MS : false),
    }),
  transcript: (name: string) =>
    queryOptions({
      queryKey: ["transcript", name],
      queryFn: () => api.get<Transcript>(`${path(name)}/transcript`),
    }),
};

/** Asks for all that is shown of a recording to be made; `decode`: with sound that every browser plays. */
export const prepare = (name: string, decode = false): Promise<unknown> =>
  api.post(`${path(name)}/preparation`, { decode });

/** Address of the sound of a recording. */
export const soundOf = (name: string, decoded: boolean): string =>
  `${path(name)}/sound${decoded ? "?decoded=yes" : ""}`;
