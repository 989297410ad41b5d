import type { Append, LedgerStore, Tail } from "./store.ts";

/** A ledger that lives as long as the process: for tests, and for trying something out. */
export const memoryStore = (initial: readonly string[] = []): LedgerStore => {
  const kept = [...initial];
  let turn: Promise<unknown> = Promise.resolve();
  const one = async (make: (tail: Tail) => Append | Promise<Append>): Promise<void> => {
    const { lines } = await make({ first: kept[0], last: kept.at(-1), torn: undefined });
    kept.push(...lines);
  };
  return {
    append: (make) => {
      const mine = turn.then(() => one(make));
      turn = mine.catch(() => {});
      return mine;
    },
    async *lines() {
      yield* kept.slice();
    },
  };
};
