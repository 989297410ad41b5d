import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n/index.ts";

/** What stands where there is nothing yet: what to do, and the way to where it is done. */
export const Empty = ({ hint }: { hint: string }) => {
  const words = useWords();
  return (
    <p className="meta">
      {hint} <Link to="/exhibits">{words.nav.exhibits}</Link>
    </p>
  );
};
