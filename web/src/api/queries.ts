import { queryOptions } from "@tanstack/react-query";
import { type ApiError, api, segment } from "./client.ts";
import { readOverview } from "./told.ts";
import type {
  Case,
  ClaimSource,
  Compared,
  Contest,
  ContestRow,
  Exhibit,
  Finding,
  Hit,
  House,
  Issues,
  LatestChange,
  LedgerEntry,
  Maps,
  MapValues,
  Pictures,
  Reconciled,
  Sheet,
  Statements,
  Tabulation,
  Vocabulary,
  WhatIf,
} from "./types.ts";

/** What the views ask for, each under one key. */
export const queries = {
  case: queryOptions({ queryKey: ["case"], queryFn: () => api.get<Case>("/api/case") }),
  overview: queryOptions({
    queryKey: ["overview"],
    queryFn: readOverview,
  }),
  finding: (id: string) =>
    queryOptions({
      queryKey: ["finding", id],
      queryFn: () => api.get<Finding>(`/api/claims/${segment(id)}`),
    }),
  source: (id: string) =>
    queryOptions({
      queryKey: ["source", id],
      queryFn: () => api.get<ClaimSource>(`/api/claims/${segment(id)}/source`),
      refetchOnWindowFocus: false,
    }),
  vocabulary: queryOptions({
    queryKey: ["vocabulary"],
    queryFn: () => api.get<Vocabulary>("/api/tables"),
  }),
  tabulations: queryOptions({
    queryKey: ["tabulations"],
    queryFn: () => api.get<Tabulation[]>("/api/tabulations"),
  }),
  sheet: (id: string, sheet: string) =>
    queryOptions({
      queryKey: ["sheet", id, sheet],
      queryFn: () => api.get<Sheet>(`/api/tabulations/${segment(id)}/sheets/${segment(sheet)}`),
    }),
  maps: queryOptions({ queryKey: ["maps"], queryFn: () => api.get<Maps>("/api/maps") }),
  mapValues: (tabulation: string, against: string | undefined) =>
    queryOptions({
      queryKey: ["map-values", tabulation, against],
      queryFn: () =>
        api.get<MapValues>(
          `/api/map-values?${new URLSearchParams({ tabulation, ...(against && { against }) })}`,
        ),
    }),
  contests: queryOptions({
    queryKey: ["contests"],
    queryFn: () => api.get<ContestRow[]>("/api/contests"),
  }),
  contest: (contest: string) =>
    queryOptions({
      queryKey: ["contest", contest],
      queryFn: () => api.get<Contest>(`/api/contests/${segment(contest)}`),
    }),
  reconciled: (a: string, b: string) =>
    queryOptions({
      queryKey: ["reconcile", a, b],
      queryFn: () => api.get<Reconciled>(`/api/reconcile?a=${segment(a)}&b=${segment(b)}`),
    }),
  issues: queryOptions({ queryKey: ["issues"], queryFn: () => api.get<Issues>("/api/issues") }),
  contestIssues: (contest: string) =>
    queryOptions({
      queryKey: ["issues", contest],
      queryFn: () => api.get<Issues>(`/api/issues?contest=${segment(contest)}`),
    }),
  pictures: (id: string, lang: string) =>
    queryOptions<Pictures, ApiError>({
      queryKey: ["pictures", id, lang],
      queryFn: () => api.get<Pictures>(`/api/tabulations/${segment(id)}/pictures?lang=${lang}`),
    }),
  whatIf: (asked: WhatIf) =>
    queryOptions<Compared, ApiError>({
      queryKey: ["what-if", asked],
      queryFn: () => api.post<Compared>("/api/what-if", asked),
      placeholderData: (before) => before,
    }),
  houses: queryOptions({ queryKey: ["houses"], queryFn: () => api.get<House[]>("/api/houses") }),
  statements: queryOptions({
    queryKey: ["statements"],
    queryFn: () => api.get<Statements>("/api/statements"),
  }),
  exhibits: queryOptions({
    queryKey: ["exhibits"],
    queryFn: () => api.get<Exhibit[]>("/api/exhibits"),
  }),
  text: (name: string) =>
    queryOptions({
      queryKey: ["text", name],
      queryFn: () => api.get<{ text: string }>(`/api/exhibits/${segment(name)}/text`),
    }),
  ledger: queryOptions({
    queryKey: ["ledger"],
    queryFn: () => api.get<LedgerEntry[]>("/api/ledger"),
  }),
  lastChange: queryOptions({
    queryKey: ["undo"],
    queryFn: () => api.get<LatestChange>("/api/undo"),
  }),
  search: (q: string) =>
    queryOptions({
      queryKey: ["search", q],
      queryFn: () => api.get<Hit[]>(`/api/search?q=${segment(q)}`),
      enabled: q.trim() !== "",
    }),
};
