import type { Case } from "../case/open.ts";
import type { CheckedCase } from "../claims/run.ts";
import { checkCase } from "../claims/run.ts";
import type { JobBoard } from "../jobs/board.ts";
import { MandateError } from "../lib/error.ts";
import type { Finding } from "../model/claim.ts";
import { type Isolate, openIsolate } from "../tables/isolate.ts";
import type { Limits, QueryResult } from "../tables/limits.ts";
import type { Events } from "./events.ts";

/** A case whose files have been read, and the findings on it so far. */
export interface Underway {
  opened: Case;
  findings: Finding[];
}

/** The case as it is on the disk now, tested; kept so until a file of it changes. */
export interface LiveCase {
  folder: string;
  /** The findings; waits for the first. Throws what opening the case throws. */
  checked(): Promise<CheckedCase>;
  /** The case as far as it has been tested, as soon as its files have been read. Throws as `checked` does. */
  underway(): Promise<Underway>;
  /** The case as it was read, while it is tested for the first time; at any other time undefined. Starts nothing. */
  firstRead(): Promise<Underway> | undefined;
  /** Counts the versions of the case seen since the server started. */
  version(): number;
  /** Reads the folder anew. */
  refresh(): Promise<void>;
  /** A SELECT of the workbench's own, with limits for whole tabulations. */
  query: (sql: string) => Promise<QueryResult>;
  /** A SELECT somebody is typing, in a process of its own that can be stopped. */
  draft: (sql: string, limits: Partial<Limits>) => Promise<QueryResult>;
  stopDraft(): void;
  close(): void;
}

interface LiveOptions {
  jobs: JobBoard;
  events: Events;
  onFinding?: (finding: Finding, opened: Case) => void;
}

/** More than a check may use: the views read whole tabulations. */
const viewLimits: Partial<Limits> = { seconds: 60, rows: 1_000_000, characters: 400_000_000 };

const stopped = (): MandateError =>
  new MandateError({
    code: "job/cancelled",
    kind: "usage",
    message: "the query was stopped",
    fix: "Run it again when you wish.",
  });

/** Queries being typed: one process, started when first needed and thrown away when the case changes. */
const openDrafts = (folder: string) => {
  let isolate: Promise<Isolate> | undefined;
  const drop = (): void => {
    const old = isolate;
    isolate = undefined;
    old?.then(
      (one) => one.close(),
      () => {},
    );
  };
  const run = async (sql: string, limits: Partial<Limits>): Promise<QueryResult> => {
    isolate ??= openIsolate(folder);
    const mine = isolate;
    try {
      return await (await mine).query(sql, limits);
    } catch (error) {
      // Dropped while it ran: it was stopped, whatever it says of itself.
      if (isolate !== mine) throw stopped();
      throw error;
    }
  };
  return { drop, run };
};

/** Opens a folder for the workbench. Nothing is read before it is asked for. */
export const openLiveCase = (
  folder: string,
  { jobs, events, onFinding }: LiveOptions,
): LiveCase => {
  let current: Promise<CheckedCase> | undefined;
  let version = 0;
  const drafts = openDrafts(folder);
  let underway: Promise<Underway> | undefined;
  const start = (): Promise<CheckedCase> => {
    const read = Promise.withResolvers<Underway>();
    const findings: Finding[] = [];
    let opened: Case;
    const run = jobs.start({
      kind: "check",
      label: "opening the case",
      run: ({ signal, progress }) =>
        checkCase(folder, {
          signal,
          onOpened: (files) => read.resolve({ opened: (opened = files), findings }),
          onClaim: (id, done, total) => progress(`testing ${id}`, done, total),
          onFinding: (finding) => {
            findings.push(finding);
            onFinding?.(finding, opened);
          },
        }),
    }).outcome;
    run.catch(read.reject);
    read.promise.catch(() => {});
    underway = read.promise;
    return run;
  };
  const adopt = async (next: Promise<CheckedCase>): Promise<CheckedCase> => {
    const checked = await next;
    version += 1;
    events.tell({ type: "findings", version });
    return checked;
  };
  const checked = (): Promise<CheckedCase> => {
    if (current === undefined) {
      const mine = adopt(start());
      current = mine;
      // A case that cannot be opened is tried again when next asked for.
      mine.catch(() => {
        if (current === mine) current = undefined;
      });
    }
    return current;
  };
  const closeQuietly = (old: Promise<CheckedCase> | undefined): void =>
    void old?.then(
      (one) => one.close(),
      () => {},
    );
  let refreshing: Promise<void> | undefined;
  let again = false;
  const refreshOnce = async (): Promise<void> => {
    drafts.drop();
    const next = adopt(start());
    const fresh = await next.catch(() => undefined);
    closeQuietly(current);
    current = fresh ? next : undefined;
    if (!fresh) events.tell({ type: "findings", version: (version += 1) });
  };
  const refresh = (): Promise<void> => {
    if (refreshing) {
      again = true;
      return refreshing;
    }
    refreshing = (async () => {
      do {
        again = false;
        await refreshOnce();
      } while (again);
    })().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
  /** A case read anew while a view was being asked for closes its old tables: the view is asked of the new ones. */
  const query = async (sql: string): Promise<QueryResult> => {
    const mine = checked();
    try {
      return await (await mine).query(sql, viewLimits);
    } catch (error) {
      if (current === undefined || current === mine) throw error;
      return query(sql);
    }
  };
  return {
    folder,
    checked,
    async underway() {
      if (current === undefined) checked().catch(() => {});
      return underway as Promise<Underway>;
    },
    firstRead: () => (version === 0 && current !== undefined ? underway : undefined),
    version: () => version,
    refresh,
    query,
    draft: drafts.run,
    stopDraft: drafts.drop,
    close() {
      drafts.drop();
      closeQuietly(current);
    },
  };
};
