import { queryOptions } from "@tanstack/react-query";
import { api, segment } from "./client.ts";
import { readOverview } from "./told.ts";
import type {
  Case,
  ClaimSource,
  Contest,
  ContestRow,
  Exhibit,
  Finding,
  Hit,
  House,
  LedgerEntry,
  Statements,
  Tabulation,
  Vocabulary,
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
  contests: queryOptions({
    queryKey: ["contests"],
    queryFn: () => api.get<ContestRow[]>("/api/contests"),
  }),
  contest: (contest: string) =>
    queryOptions({
      queryKey: ["contest", contest],
      queryFn: () => api.get<Contest>(`/api/contests/${segment(contest)}`),
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
  search: (q: string) =>
    queryOptions({
      queryKey: ["search", q],
      queryFn: () => api.get<Hit[]>(`/api/search?q=${segment(q)}`),
      enabled: q.trim() !== "",
    }),
};
