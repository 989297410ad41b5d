import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { MadeCheckpoint, Verification } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { HandOver, RecordOutside } from "../parts/custody.tsx";
import { ProblemOf, Waiting } from "../parts/problem.tsx";
import { showElement } from "../parts/show.ts";
import { WhoAreYou } from "../parts/who.tsx";

const route = getRouteApi("/ledger");

const Verified = ({ result }: { result: Verification }) => {
  const { ledger } = useWords();
  return (
    <div className={`verdict ${result.ok ? "supported" : "contradicted"}`} role="status">
      <strong>{result.ok ? ledger.verified(result.files, result.entries) : ledger.broken}</strong>
      <ul dir="auto">
        {result.problems.map(({ kind, message, path }) => (
          <li key={`${kind} ${path ?? ""} ${message}`}>
            {message} <bdi className="meta">{path}</bdi>
          </li>
        ))}
        {result.notices.map(({ message }) => (
          <li key={message} className="meta">
            {message}
          </li>
        ))}
      </ul>
      <p className="meta" dir="auto">
        {ledger.limits}: {ledger.cannotShow(result).join(" ")}
      </p>
    </div>
  );
};

const Actions = () => {
  const { ledger } = useWords();
  const verify = useMutation({ mutationFn: () => api.post<Verification>("/api/verify") });
  const checkpoint = useMutation({
    mutationFn: () => api.post<MadeCheckpoint>("/api/checkpoint"),
  });
  const failed = verify.error ?? checkpoint.error;
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="first"
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {ledger.verify}
        </button>
        <button type="button" disabled={checkpoint.isPending} onClick={() => checkpoint.mutate()}>
          {ledger.checkpoint}
        </button>
        <HandOver />
      </div>
      <div role="status">{failed && <ProblemOf error={failed} />}</div>
      {verify.data && <Verified result={verify.data} />}
      {checkpoint.data && (
        <div className="verdict reported" role="status">
          <p>{ledger.checkpointNote}</p>
          <p className="meta">
            <bdi>{checkpoint.data.path}</bdi>
          </p>
          <pre>{checkpoint.data.text}</pre>
        </div>
      )}
    </>
  );
};

/** The ledger: verify, sign, hand over, and what happened in plain words. */
export const LedgerView = () => {
  const { ledger } = useWords();
  const { data, error } = useQuery(queries.ledger);
  const { data: opened } = useQuery(queries.case);
  const { entry } = route.useSearch();
  useEffect(() => {
    if (data && entry !== undefined) showElement(`entry-${entry}`);
  }, [data, entry]);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <h1>{ledger.title}</h1>
      <p className="question">{ledger.note}</p>
      <Actions />
      {opened && !opened.canWrite && <WhoAreYou />}
      {opened?.canWrite && (
        <details open={data.length === 0}>
          <summary>{ledger.record}</summary>
          <RecordOutside />
        </details>
      )}
      <h2>{ledger.history}</h2>
      {data.length === 0 && <p className="meta">{ledger.none}</p>}
      <ol className="plain" reversed>
        {data.map((one) => (
          <li
            key={one.sequence}
            id={`entry-${one.sequence}`}
            tabIndex={-1}
            dir="auto"
            className="entry"
          >
            {ledger.entry(one)}
          </li>
        ))}
      </ol>
    </div>
  );
};
