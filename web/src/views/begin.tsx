import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { WhoAreYou } from "../parts/who.tsx";

const NewCase = () => {
  const words = useWords();
  const { begin } = words;
  const client = useQueryClient();
  const [title, setTitle] = useState("");
  const [question, setQuestion] = useState("");
  const [language, setLanguage] = useState<string>(words.lang);
  const create = useMutation({
    mutationFn: () => api.post("/api/case", { title, question, language }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <label>
        {begin.caseTitle}
        <input
          required
          value={title}
          dir="auto"
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      <label>
        {begin.question}
        <textarea
          required
          rows={3}
          value={question}
          dir="auto"
          onChange={({ target }) => setQuestion(target.value)}
        />
      </label>
      <label>
        {begin.language}
        <select value={language} onChange={({ target }) => setLanguage(target.value)}>
          <option value="en">English</option>
          <option value="ur">اردو</option>
        </select>
      </label>
      <div className="actions">
        <button type="submit" className="first" disabled={create.isPending}>
          {begin.create}
        </button>
        <span role="status" className="error">
          {create.error?.message}
        </span>
      </div>
    </form>
  );
};

/** An empty folder: who begins, and what the case is. */
export const Begin = () => {
  const { begin } = useWords();
  const { data } = useQuery(queries.case);
  return (
    <div className="page">
      <h1>{begin.title}</h1>
      <p className="question">{begin.note}</p>
      {data?.canWrite ? <NewCase /> : <WhoAreYou />}
    </div>
  );
};
