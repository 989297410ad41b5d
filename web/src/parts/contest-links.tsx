import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n/index.ts";

/** Contests by name, each a link to its page. */
export const ContestLinks = ({ contests }: { contests: string[] }) => {
  const { reconcile } = useWords();
  if (contests.length === 0) return <>{reconcile.none}</>;
  return (
    <>
      {contests.length}:{" "}
      {contests.map((contest, index) => (
        <span key={contest}>
          {index > 0 && ", "}
          <Link to="/contests/$contest" params={{ contest }}>
            <bdi>{contest}</bdi>
          </Link>
        </span>
      ))}
    </>
  );
};
