import type { QueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { queries } from "./queries.ts";
import { tellLine, tellVersion, withLine } from "./told.ts";
import type { FindingLine, Job } from "./types.ts";

type LiveEvent =
  | { type: "hello"; version: number }
  | { type: "job"; job: Job }
  | { type: "changed"; files: string[] }
  | { type: "finding"; line: FindingLine }
  | { type: "findings"; version: number };

export interface Live {
  connected: boolean;
  jobs: Job[];
  /** Files that changed last, wherever that was done. */
  changed: string[];
}

type Listener = () => void;

let state: Live = { connected: true, jobs: [], changed: [] };
const listeners = new Set<Listener>();

const set = (part: Partial<Live>): void => {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
};

const withJob = (job: Job): Job[] => {
  const others = state.jobs.filter(({ id }) => id !== job.id);
  return job.state === "running" ? [...others, job] : others;
};

/** The state of the connection, for `useSyncExternalStore`. */
export const live = {
  read: (): Live => state,
  listen: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const FRAME_MS = 16;
let waiting: FindingLine[] = [];

/** Lines of one frame are drawn together: findings come faster than a list of them is drawn. */
const takeLine = (line: FindingLine, client: QueryClient): void => {
  tellLine(line);
  waiting.push(line);
  if (waiting.length > 1) return;
  setTimeout(() => {
    const lines = waiting;
    waiting = [];
    client.setQueryData(queries.overview.queryKey, (old) => old && lines.reduce(withLine, old));
  }, FRAME_MS);
};

/** What was told before this page listened is asked for: findings, and work under way, which can be cancelled. */
const catchUp = (version: number, client: QueryClient): void => {
  tellVersion(version);
  void api.get<Job[]>("/api/jobs").then(
    (jobs) => set({ jobs: jobs.filter(({ state: now }) => now === "running") }),
    () => {},
  );
  const shown = client.getQueryData(queries.overview.queryKey);
  if (shown && shown.version !== version) void client.invalidateQueries();
};

const hear = (event: LiveEvent, client: QueryClient): void => {
  if (event.type === "job") set({ jobs: withJob(event.job) });
  if (event.type === "changed") {
    set({ changed: event.files });
    void client.invalidateQueries(queries.lastChange);
  }
  if (event.type === "hello") catchUp(event.version, client);
  if (event.type === "finding") takeLine(event.line, client);
  // What is on screen stays until what replaces it has come.
  if (event.type === "findings") {
    tellVersion(event.version);
    void client.invalidateQueries();
  }
};

/** Follows the server for as long as the page is open: what changed is asked for again, and nothing else. */
export const followServer = (client: QueryClient): void => {
  const source = new EventSource("/api/events");
  let lost = false;
  source.addEventListener("open", () => {
    set({ connected: true });
    if (lost) void client.invalidateQueries();
    lost = false;
  });
  source.addEventListener("error", () => {
    lost = true;
    set({ connected: false });
  });
  source.addEventListener("message", ({ data }) => hear(JSON.parse(data) as LiveEvent, client));
};
