import { useSyncExternalStore } from "react";
import { api } from "../api/client.ts";
import { live } from "../api/live.ts";
import { useWords } from "../i18n/index.ts";

/** What is under way, and whether the server still answers. Says nothing when there is nothing to say. */
export const Status = () => {
  const words = useWords();
  const { connected, jobs } = useSyncExternalStore(live.listen, live.read);
  return (
    <div className="status" role="status">
      {!connected && <p className="lost">{words.lost}</p>}
      {jobs.map(({ id, kind, label, done, total }) => (
        <p key={id}>
          <span dir="auto">{words.jobs[kind] ?? label}</span>
          {total !== undefined && (
            <progress aria-label={words.jobs[kind] ?? label} value={done ?? 0} max={total} />
          )}
          <button
            type="button"
            className="quiet"
            onClick={() => void api.delete(`/api/jobs/${id}`)}
          >
            {words.cancel}
          </button>
        </p>
      ))}
    </div>
  );
};
