import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.ts";
import { useWords } from "../i18n/index.ts";

/** Asks once for a name to sign changes with; the key it makes stays on this machine. */
export const WhoAreYou = () => {
  const { begin } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const sign = useMutation({
    mutationFn: () => api.post("/api/identity", { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["case"] }),
  });
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        sign.mutate();
      }}
    >
      <strong>{begin.who}</strong>
      <span className="meta">{begin.whoNote}</span>
      <label>
        {begin.name}
        <input
          required
          value={name}
          dir="auto"
          autoComplete="name"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <div className="actions">
        <button type="submit" className="first" disabled={sign.isPending || name.trim() === ""}>
          {begin.sign}
        </button>
        <span role="status" className="error">
          {sign.error?.message}
        </span>
      </div>
    </form>
  );
};
