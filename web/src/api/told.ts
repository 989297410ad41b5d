import { api } from "./client.ts";
import type { FindingLine, Overview } from "./types.ts";

/** What the server told of the findings while this page may have been waiting for an answer that knows less. */
const told = { version: 0, lines: new Map<string, FindingLine>() };

/** The overview with one claim tested, wherever it stood before. */
export const withLine = (overview: Overview, line: FindingLine): Overview => ({
  ...overview,
  findings: [...overview.findings.filter(({ id }) => id !== line.id), line].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  ),
  pending: overview.pending.filter(({ id }) => id !== line.id),
});

export const tellLine = (line: FindingLine): void => void told.lines.set(line.id, line);

/** From now on an overview of an older version is out of date. */
export const tellVersion = (version: number): void => {
  told.version = version;
  told.lines.clear();
};

/** The overview, at least as new as what was told: an answer under way when something was told is asked for again. */
export const readOverview = async (): Promise<Overview> => {
  const get = (): Promise<Overview> => api.get<Overview>("/api/overview");
  const answer = await get();
  const overview = answer.version < told.version ? await get() : answer;
  return [...told.lines.values()].reduce(withLine, overview);
};
