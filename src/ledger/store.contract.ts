import { describe, expect, test } from "vitest";
import { newPrivateKey, signerOf } from "./key.ts";
import { openLedger } from "./ledger.ts";
import type { LedgerStore } from "./store.ts";

const tail = async (store: LedgerStore) => {
  let seen: { first: string | undefined; last: string | undefined } | undefined;
  await store.append(({ first, last }) => {
    seen = { first, last };
    return { lines: [] };
  });
  return seen;
};

const append = (store: LedgerStore, ...lines: string[]) => store.append(() => ({ lines }));

/**
 * What any keeper of ledger lines must do. `fresh` gives an empty store; `again`, where lines outlive the
 * process, a second handle on the same lines.
 */
export const ledgerStoreContract = (
  name: string,
  {
    fresh,
    again,
  }: { fresh: () => Promise<LedgerStore>; again?: (store: LedgerStore) => LedgerStore },
): void => {
  describe(`ledger store: ${name}`, () => {
    test("an empty one has no lines and no tail", async () => {
      const store = await fresh();
      expect(await Array.fromAsync(store.lines())).toEqual([]);
      expect(await tail(store)).toEqual({ first: undefined, last: undefined });
    });

    test("lines come back in the order they were appended", async () => {
      const store = await fresh();
      await append(store, "one", "two");
      await append(store, "three — تین");
      expect(await Array.fromAsync(store.lines())).toEqual(["one", "two", "three — تین"]);
      expect(await tail(store)).toEqual({ first: "one", last: "three — تین" });
    });

    test("an appender that throws changes nothing and does not block the next", async () => {
      const store = await fresh();
      await append(store, "one");
      const refused = store.append(() => {
        throw new Error("refused");
      });
      await expect(refused).rejects.toThrow("refused");
      await append(store, "two");
      expect(await Array.fromAsync(store.lines())).toEqual(["one", "two"]);
    });

    test("appenders at once each see the last one's line", async () => {
      const store = await fresh();
      const other = again?.(store) ?? store;
      const next = ({ last }: { last: string | undefined }) => ({
        lines: [String(Number(last ?? "0") + 1)],
      });
      await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? store : other).append(next)));
      const wanted = Array.from({ length: 40 }, (_, i) => String(i + 1));
      expect(await Array.fromAsync(store.lines())).toEqual(wanted);
    });

    test("long lines come back whole", async () => {
      const store = await fresh();
      const long = "x".repeat(200_000);
      await append(store, "first", long);
      expect((await tail(store))?.last).toBe(long);
      await append(store, "last");
      expect(await tail(store)).toEqual({ first: "first", last: "last" });
    });

    test("a ledger stands on it", async () => {
      const store = await fresh();
      const signer = signerOf("Amna", newPrivateKey());
      const ledger = openLedger({ store, signer, now: () => 1_700_000_000_000 });
      await ledger.append({ drafts: [{ act: "open" }] });
      await ledger.append({ drafts: [{ act: "note", reason: "checked" }, { act: "note" }] });
      const entries = await Array.fromAsync(ledger.entries());
      expect(entries.map(({ sequence, act }) => [sequence, act])).toEqual([
        [1, "open"],
        [2, "note"],
        [3, "note"],
      ]);
      expect((await ledger.head()).sequence).toBe(3);
    });
  });
};
