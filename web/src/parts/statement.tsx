import { Link } from "@tanstack/react-router";
import type { Statement } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "./beside.tsx";

/** The chain through which a statement reached us, outermost first. */
export const Chain = ({ chain }: { chain: Statement["chain"] }) => {
  const words = useWords();
  return (
    <ol className="chain drawn" aria-label={words.chainNote}>
      {chain.map(({ kind, name, cue }, index) => (
        // A chain may name one source twice: its place is what tells the two apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${index} ${kind} ${name ?? ""}`}>
          {name !== undefined && <span className="hop-kind">{words.hops[kind]} </span>}
          <span dir="auto">{name ?? words.hops[kind]}</span>
          {cue !== undefined && (
            <>
              {" "}
              <q className="hop-cue" dir="auto">
                {cue}
              </q>
            </>
          )}
        </li>
      ))}
    </ol>
  );
};

/** One statement: its wording, its chain, and the claims that rest on it. */
export const StatementView = ({ statement }: { statement: Statement }) => {
  const words = useWords();
  const { id, hedge, restsOn, source, title, claims, note, status } = statement;
  return (
    <>
      <p dir="auto">
        {statement.statement} {hedge && <span className="meta">({hedge})</span>}
      </p>
      <Chain chain={statement.chain} />
      <p className="meta">
        <Beside
          facts={[
            <code key="id">{id}</code>,
            words.statements.status[status],
            restsOn.length > 0 && (
              <Named name={`${words.statements.rests}:`}>{restsOn.join(", ")}</Named>
            ),
            title ?? source,
            note,
          ]}
        />
      </p>
      {claims.length > 0 && (
        <p className="meta">
          {words.statements.claims}:{" "}
          {claims.map((claim, index) => (
            <span key={claim}>
              {index > 0 && ", "}
              <Link to="/claims/$id" params={{ id: claim }}>
                {claim}
              </Link>
            </span>
          ))}
        </p>
      )}
    </>
  );
};
