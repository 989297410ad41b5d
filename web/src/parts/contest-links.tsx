import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n/index.ts";

/** More than these stand behind a press. */
const AT_ONCE = 40;

const Links = ({ contests }: { contests: string[] }) =>
  contests.map((contest, index) => (
    <span key={contest}>
      {index > 0 && ", "}
      <Link to="/contests/$contest" params={{ contest }}>
        <bdi>{contest}</bdi>
      </Link>
    </span>
  ));

/** Contests by name, each a link to its page, in the order a person counts. */
export const ContestLinks = ({ contests }: { contests: string[] }) => {
  const { reconcile, results } = useWords();
  const sorted = contests.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  if (contests.length === 0) return <>{reconcile.none}</>;
  if (contests.length <= AT_ONCE)
    return (
      <>
        {contests.length}: <Links contests={sorted} />
      </>
    );
  return (
    <details>
      <summary>{results.contests(contests.length)}</summary>
      <Links contests={sorted} />
    </details>
  );
};
