import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, segment } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { Taken } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Landing } from "./landing.tsx";

interface Arrival {
  name: string;
  state: "arriving" | "taken" | "known" | "failed";
  message?: string;
}

const useArrivals = (from: string, how: string) => {
  const client = useQueryClient();
  const [arrivals, setArrivals] = useState<Arrival[]>([]);
  const set = (arrival: Arrival): void =>
    setArrivals((all) => [...all.filter(({ name }) => name !== arrival.name), arrival]);
  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const { name } = file;
      set({ name, state: "arriving" });
      const said = new URLSearchParams({
        ...(from.trim() && { obtained_from: from.trim() }),
        ...(how.trim() && { how: how.trim() }),
      });
      try {
        const { known } = await api.sendFile<Taken>(`/api/uploads/${segment(name)}?${said}`, file);
        set({ name, state: known ? "known" : "taken" });
      } catch (error) {
        set({ name, state: "failed", message: (error as Error).message });
      }
    }
    await client.invalidateQueries({ queryKey: queries.exhibits.queryKey });
    await client.invalidateQueries({ queryKey: queries.ledger.queryKey });
  };
  return { arrivals, take };
};

const Told = ({ arrival }: { arrival: Arrival }) => {
  const { exhibits } = useWords();
  const { name, state, message } = arrival;
  if (state === "failed")
    return (
      <span className="error">
        <bdi>{name}</bdi>: {message}
      </span>
    );
  return exhibits[state](name);
};

/** Where files are dropped, or chosen; each is sent as it is, and told of when it is safely in. */
export const Drop = () => {
  const { exhibits } = useWords();
  const [from, setFrom] = useState("");
  const [how, setHow] = useState("");
  const { arrivals, take } = useArrivals(from, how);
  return (
    <Landing label={exhibits.drop} onDrop={({ files }) => void take([...files])}>
      <p>{exhibits.drop}</p>
      <div className="common">
        <label>
          {exhibits.from}
          <input value={from} dir="auto" onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          {exhibits.how}
          <input value={how} dir="auto" onChange={({ target }) => setHow(target.value)} />
        </label>
        <label>
          {exhibits.choose}
          <input
            type="file"
            multiple
            onChange={({ target }) => {
              void take([...(target.files ?? [])]);
              // The same file chosen again, after it could not be taken in, is a change too.
              target.value = "";
            }}
          />
        </label>
      </div>
      <div role="status">
        {arrivals.map((arrival) => (
          <p key={arrival.name}>
            <Told arrival={arrival} />
          </p>
        ))}
      </div>
    </Landing>
  );
};
