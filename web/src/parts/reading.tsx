import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, segment } from "../api/client.ts";
import type { Exhibit, Import } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import type { Words } from "../i18n/words.ts";
import { Waiting } from "./problem.tsx";

type Fact = keyof Words["exhibits"]["fill"];
const asked: Fact[] = ["title", "issuer", "stage", "election", "contest"];

const Proposed = ({ proposal }: { proposal: Import }) => {
  const { exhibits } = useWords();
  return (
    <>
      <p className="meta">
        {exhibits.sure(Math.round(proposal.confidence * 100))} {exhibits.readingNote}
      </p>
      <ul className="meta" dir="auto">
        {proposal.because.map((why) => (
          <li key={why}>{why}</li>
        ))}
        {proposal.doubts.map((doubt) => (
          <li key={doubt}>
            <strong>? {doubt}</strong>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The proposed reading of an exhibit as result sheets: what only a person can say, the descriptor to correct, and using it. */
export const Reading = ({ exhibit }: { exhibit: Exhibit }) => {
  const words = useWords();
  const { exhibits } = words;
  const client = useQueryClient();
  const [facts, setFacts] = useState<Partial<Record<Fact, string>>>({});
  const [said, setSaid] = useState(facts);
  const [edited, setEdited] = useState<string>();
  const { data, error } = useQuery({
    queryKey: ["import", exhibit.name, said],
    queryFn: () => {
      const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim()));
      return api.post<Import>("/api/imports", { exhibit: exhibit.name, facts: given });
    },
  });
  const text = edited ?? data?.yaml ?? "";
  const use = useMutation({
    mutationFn: (id: string) =>
      api.put(`/api/results/${segment(id)}`, { text, base: null, reason: exhibits.reading }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (!data) return <Waiting inside error={error} />;
  return (
    <section aria-label={exhibits.reading}>
      <Proposed proposal={data} />
      <form
        className="common"
        onSubmit={(event) => {
          event.preventDefault();
          setEdited(undefined);
          setSaid(facts);
        }}
      >
        {asked.map((fact) => (
          <label key={fact}>
            {exhibits.fill[fact]}
            <input
              type={fact === "election" ? "date" : "text"}
              value={facts[fact] ?? ""}
              dir="auto"
              onChange={({ target }) => setFacts({ ...facts, [fact]: target.value })}
            />
          </label>
        ))}
        <button type="submit">{exhibits.again}</button>
      </form>
      <textarea
        rows={16}
        aria-label={exhibits.reading}
        className="mono"
        dir="ltr"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setEdited(target.value)}
      />
      <div className="actions">
        <button
          type="button"
          className="first"
          disabled={use.isPending}
          onClick={() => use.mutate(data.id)}
        >
          {exhibits.use}
        </button>
        <span role="status" className="error">
          {use.error?.message}
        </span>
      </div>
    </section>
  );
};
