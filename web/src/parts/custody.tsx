import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.ts";
import type { MadeBundle } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { ProblemLine, ProblemOf } from "./problem.tsx";

/** The whole case as one file: what it tells besides what was meant is said before it is saved, not after. */
export const HandOver = () => {
  const { ledger, exhibits } = useWords();
  const bundle = useMutation({ mutationFn: () => api.post<MadeBundle>("/api/bundles") });
  return (
    <>
      <button type="button" disabled={bundle.isPending} onClick={() => bundle.mutate()}>
        {ledger.bundle}
      </button>
      <div role="status" className="whole">
        {bundle.error && <ProblemOf error={bundle.error} />}
        {bundle.data && (
          <div className="verdict reported">
            <p>
              <a className="button" href={`/api/bundles/${bundle.data.id}`} download="case.zip">
                {ledger.bundled(exhibits.bytes(bundle.data.size))}
              </a>
            </p>
            {bundle.data.warnings.length > 0 && <strong>{ledger.bundleLook}</strong>}
            {bundle.data.warnings.map((warning) => (
              <ProblemLine key={JSON.stringify(warning)} problem={warning} />
            ))}
          </div>
        )}
      </div>
    </>
  );
};

/** Enters in the ledger what an editor, a script or a hand changed in the case's files. */
export const RecordOutside = () => {
  const { ledger } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const record = useMutation({
    mutationFn: () => api.post<{ entries: number }>("/api/record", { reason }),
    onSuccess: async () => {
      setReason("");
      await client.invalidateQueries();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate();
      }}
    >
      <p className="meta">{ledger.recordNote}</p>
      <label>
        {ledger.recordLabel}
        <input
          required
          value={reason}
          dir="auto"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <div className="actions">
        <button type="submit" disabled={record.isPending || reason.trim() === ""}>
          {ledger.record}
        </button>
      </div>
      <div role="status">
        {record.error && <ProblemOf error={record.error} />}
        {record.data && ledger.recorded(record.data.entries)}
      </div>
    </form>
  );
};
