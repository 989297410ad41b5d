import type { ApiError } from "../api/client.ts";
import type { Problem } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";

/** What went wrong, where, and what to do about it. */
export const ProblemLine = ({ problem }: { problem: Problem }) => {
  const words = useWords();
  const { code, message, at, fix } = problem;
  return (
    <p className="problem">
      <code>{code}</code> <span dir="auto">{message}</span>
      {at && (
        <>
          {" "}
          (<bdi>{at.file}</bdi>
          {at.line !== undefined && `, ${words.line} ${at.line}`})
        </>
      )}{" "}
      <span dir="auto">{fix}</span>
    </p>
  );
};

/** The state of a question that is not answered yet. */
export const Waiting = ({ error }: { error: Error | null }) => {
  const words = useWords();
  if (!error) return <p className="meta page">{words.loading}</p>;
  const problem = (error as Partial<ApiError>).problem ?? {
    code: "page/bug",
    message: String(error),
  };
  return (
    <div className="page" role="alert">
      <ProblemLine problem={problem} />
    </div>
  );
};
