import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { ClaimSource } from "../api/types.ts";
import { Editing } from "../editor/editing.tsx";
import { useWords } from "../i18n/index.ts";

const route = getRouteApi("/new-claim");

const WORDS = 5;

/** A short name from the first words of a sentence, in its own script. */
export const nameFrom = (sentence: string): string =>
  sentence
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, WORDS)
    .join("-")
    .slice(0, 60);

/** JSON's strings are YAML's too: whatever is typed stays one text. */
const fileText = (claim: string, statement: string | undefined): string =>
  [
    "---",
    `claim: ${JSON.stringify(claim)}`,
    ...(statement ? [`statements: [${JSON.stringify(statement)}]`] : []),
    "---",
    "",
  ].join("\n");

/** A claim from its first sentence on; from a statement, it begins with what was said. */
export const NewClaim = () => {
  const { editor, newClaim } = useWords();
  const search = route.useSearch();
  const [claim, setClaim] = useState(search.claim ?? "");
  const [name, setName] = useState("");
  const [source, setSource] = useState<ClaimSource>();
  const id = name || nameFrom(claim);
  if (source)
    return (
      <div className="page wide">
        <p className="meta">
          <code>{source.file}</code>
        </p>
        <h1 dir="auto">{claim}</h1>
        <Editing source={source} />
      </div>
    );
  return (
    <div className="page">
      <h1>{newClaim}</h1>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const text = fileText(claim.trim(), search.statement);
          setSource({ id, file: `claims/${id}.md`, text, base: null });
        }}
      >
        <label>
          {editor.sentence}
          <textarea
            required
            rows={3}
            dir="auto"
            value={claim}
            onChange={({ target }) => setClaim(target.value)}
          />
        </label>
        <label>
          {editor.name}
          <input
            value={name}
            placeholder={id}
            pattern="[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._\-]*[\p{L}\p{M}\p{N}])?"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <div>
          <button type="submit" className="first" disabled={claim.trim() === "" || id === ""}>
            {editor.create}
          </button>
        </div>
      </form>
    </div>
  );
};
