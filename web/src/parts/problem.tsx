import { Link } from "@tanstack/react-router";
import type { ApiError } from "../api/client.ts";
import type { Problem } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";

/** What went wrong, where, and what to do about it. */
export const ProblemLine = ({ problem }: { problem: Problem }) => {
  const words = useWords();
  const { code, message, at, fix } = problem;
  return (
    <p className="problem">
      <code>{code}</code>{" "}
      <span lang="en" dir="ltr">
        {message}
      </span>
      {at?.file && (
        <>
          {" "}
          (<bdi>{at.file}</bdi>
          {at.line !== undefined && `, ${words.line} ${at.line}`})
        </>
      )}{" "}
      <span lang="en" dir="ltr">
        {fix}
      </span>
    </p>
  );
};

/** Why a request failed: the server's words, with what to do. */
export const ProblemOf = ({ error }: { error: Error }) => (
  <ProblemLine
    problem={(error as Partial<ApiError>).problem ?? { code: "page/bug", message: String(error) }}
  />
);

/** The state of a question that is not answered yet; `inside`: of a part of a view that has its heading. */
export const Waiting = ({ error, inside = false }: { error: Error | null; inside?: boolean }) => {
  const words = useWords();
  if (!error) return <p className="meta page">{words.loading}</p>;
  return (
    <div className="page">
      {!inside && <h1>{words.notShown}</h1>}
      <div role="alert">
        <ProblemOf error={error} />
      </div>
    </div>
  );
};

/** What stands at an address that is no view's. */
export const NoSuchView = () => {
  const words = useWords();
  return (
    <div className="page">
      <h1>{words.notShown}</h1>
      <p>
        {words.noSuchView} <Link to="/">{words.nav.overview}</Link>
      </p>
    </div>
  );
};
