import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { FindingLine, Outcome, Overview as OverviewData, Problem } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import type { Words } from "../i18n/words.ts";
import { Empty } from "../parts/empty.tsx";
import { FindingRow } from "../parts/finding-row.tsx";
import { ProblemLine, Waiting } from "../parts/problem.tsx";

interface Group {
  id: string;
  heading: "holds" | "fails" | "open" | "broken";
  tone: Outcome;
  outcomes: Outcome[];
}

const groups: Group[] = [
  { id: "holds", heading: "holds", tone: "supported", outcomes: ["supported"] },
  { id: "fails", heading: "fails", tone: "contradicted", outcomes: ["contradicted"] },
  {
    id: "open",
    heading: "open",
    tone: "undecided",
    outcomes: ["undecided", "disputed", "reported"],
  },
  { id: "broken", heading: "broken", tone: "broken", outcomes: ["broken"] },
];

const inGroup = (findings: FindingLine[], { outcomes }: Group): FindingLine[] =>
  outcomes.flatMap((outcome) => findings.filter((one) => one.outcome === outcome));

const breakdown = (findings: FindingLine[], { outcomes }: Group, words: Words): string =>
  outcomes
    .map((outcome) => ({
      outcome,
      count: findings.filter((one) => one.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${words.outcomes[outcome]}`)
    .join(" · ");

const Sums = ({ findings, shown }: { findings: FindingLine[]; shown: Group[] }) => {
  const words = useWords();
  return (
    <ul className="sums">
      {shown.map((group) => (
        <li key={group.id} className={group.tone}>
          <a href={`#${group.id}`}>
            <strong>{inGroup(findings, group).length}</strong>
            <span className="sum-name">{words[group.heading]}</span>
            <span className="meta">{breakdown(findings, group, words) || words.nothing}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

const Todo = ({ data: { todo, pending, findings } }: { data: OverviewData }) => {
  const words = useWords();
  const isNew = findings.length + pending.length + todo.length === 0;
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">{words.todo}</h2>
      {isNew ? (
        <Empty hint={words.empty.case} />
      ) : todo.length === 0 ? (
        <p className="meta">{pending.length > 0 ? words.todoLater : words.todoNothing}</p>
      ) : (
        <ul className="plain">
          {todo.map(({ kind, count, to }) => (
            <li key={kind}>
              {kind === "files" ? (
                <a href="#files">{words.todos[kind](count)}</a>
              ) : (
                <Link to={to}>{words.todos[kind](count)}</Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Changed = ({ data }: { data: OverviewData }) => {
  const words = useWords();
  const changed = data.findings.filter(({ before, isNew }) => before || isNew);
  const when =
    data.seen === undefined
      ? undefined
      : new Date(data.seen).toLocaleString(words.lang === "ur" ? "ur-PK-u-nu-latn" : "en-GB", {
          dateStyle: "medium",
          timeStyle: "short",
        });
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{words.changed}</h2>
      {when === undefined ? (
        <p className="meta">{words.firstTime}</p>
      ) : (
        <p className="meta">
          {words.changedSince(when)} {changed.length === 0 && words.unchanged}
        </p>
      )}
      <ul className="plain">
        {changed.map(({ id, claim, before, isNew, outcome, title }) => (
          <li key={id}>
            <Link to="/claims/$id" params={{ id }}>
              <span dir="auto">{title ?? claim}</span>
            </Link>{" "}
            <span className="meta">
              {isNew
                ? words.isNew
                : before && words.wasNow(words.outcomes[before], words.outcomes[outcome])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const HeldBack = ({ pictures }: { pictures: Problem[] }) => {
  const words = useWords();
  return (
    <details open>
      <summary>
        {words.heldBack}: {pictures.length}
      </summary>
      {pictures.map((picture) => (
        <ProblemLine key={JSON.stringify(picture)} problem={picture} />
      ))}
    </details>
  );
};

const Report = () => {
  const words = useWords();
  const publish = useMutation({
    mutationFn: () => api.post<{ address: string; heldBack: Problem[] }>("/api/report"),
  });
  return (
    <div className="actions">
      <Link to="/new-claim" className="button" search={{}}>
        {words.newClaim}
      </Link>
      <button type="button" disabled={publish.isPending} onClick={() => publish.mutate()}>
        {words.publish}
      </button>
      <div role="status">
        {publish.data && (
          <>
            {words.published}{" "}
            <a href={publish.data.address} target="_blank" rel="noreferrer">
              {words.readReport}
            </a>
            {publish.data.heldBack.length > 0 && <HeldBack pictures={publish.data.heldBack} />}
          </>
        )}
        {publish.error && publish.error.message}
      </div>
    </div>
  );
};

const Findings = ({ group, findings }: { group: Group; findings: FindingLine[] }) => {
  const words = useWords();
  const own = inGroup(findings, group);
  return (
    <section id={group.id} aria-labelledby={`${group.id}-heading`}>
      <h2 id={`${group.id}-heading`}>{words[group.heading]}</h2>
      {own.length === 0 ? (
        <p className="meta">{words.nothing}</p>
      ) : (
        <ul className="findings">
          {own.map((line) => (
            <FindingRow key={line.id} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Problems = ({ problems }: { problems: OverviewData["problems"] }) => {
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <section id="files" aria-labelledby="files-heading">
      <h2 id="files-heading">{words.files}</h2>
      {problems.map((problem) => (
        <ProblemLine key={JSON.stringify(problem)} problem={problem} />
      ))}
    </section>
  );
};

/** Claims whose turn has not come: listed at once, so that nobody waits to see what the case is about. */
const Pending = ({ pending }: { pending: OverviewData["pending"] }) => {
  const words = useWords();
  if (pending.length === 0) return null;
  return (
    <section id="pending" aria-labelledby="pending-heading">
      <h2 id="pending-heading">{words.pending(pending.length)}</h2>
      <ul className="plain">
        {pending.map(({ id, claim, title }) => (
          <li key={id}>
            <Link to="/claims/$id" params={{ id }}>
              <span dir="auto">{title ?? claim}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What holds, what does not, what nobody can know yet; what changed, and what to do next. */
export const Overview = () => {
  const words = useWords();
  const { data, error } = useQuery(queries.overview);
  if (!data) return <Waiting error={error} />;
  const testing = data.pending.length;
  const shown = groups.filter(
    (group) => group.id !== "broken" || inGroup(data.findings, group).length > 0,
  );
  return (
    <div className="page">
      <h1 dir="auto">{data.title}</h1>
      <p className="question" dir="auto">
        {data.question}
      </p>
      <Report />
      {!data.fresh && testing === 0 && <p className="meta">{words.stale}</p>}
      <Sums findings={data.findings} shown={shown} />
      <div className="two">
        <Todo data={data} />
        <Changed data={data} />
      </div>
      <Problems problems={data.problems} />
      {shown
        .filter((group) => testing === 0 || inGroup(data.findings, group).length > 0)
        .map((group) => (
          <Findings key={group.id} group={group} findings={data.findings} />
        ))}
      <Pending pending={data.pending} />
    </div>
  );
};
