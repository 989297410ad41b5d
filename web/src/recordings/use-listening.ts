import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, segment } from "../api/client.ts";
import type { Listening } from "../api/types.ts";
import { recordingQueries } from "./queries.ts";

const POLL_MS = 700;

const path = (name: string): string => `/api/recordings/${segment(name)}`;

const isWorking = (data: Listening | undefined): boolean =>
  Object.values(data?.tasks ?? {}).some((task) => task?.state === "working");

const listening = (name: string) =>
  queryOptions({
    queryKey: ["listening", name],
    queryFn: () => api.get<Listening>(`${path(name)}/listening`),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });

export type Voices = { voices?: number; replace: boolean };
export type Named = { voice: string; purported: string; by: string; grounds: string };
export type Judged = {
  category: string;
  by: string;
  reason: string;
  grounds: string[];
  replace: boolean;
};

/** Who speaks when in a recording and what a person makes of it; and what can be done about both. */
export const useListening = (name: string) => {
  const client = useQueryClient();
  const query = useQuery(listening(name));
  const onSettled = (): Promise<void> => client.invalidateQueries(listening(name));
  const find = useMutation({
    mutationFn: (body: Voices) => api.post(`${path(name)}/voices`, body),
    onSettled,
  });
  const say = useMutation({
    mutationFn: (body: Named) => api.put(`${path(name)}/voices`, body),
    onSettled,
  });
  const judge = useMutation({
    mutationFn: (body: Judged) => api.post(`${path(name)}/review`, body),
    onSettled,
  });
  const writeDown = useMutation({
    mutationFn: () => api.post(`${path(name)}/transcription`),
    onSettled: async () => {
      await onSettled();
      await client.invalidateQueries(recordingQueries.one(name));
    },
  });
  return { data: query.data, find, say, judge, writeDown };
};
