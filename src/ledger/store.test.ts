import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileStore } from "./file-store.ts";
import { memoryStore } from "./memory-store.ts";
import { ledgerStoreContract } from "./store.contract.ts";

ledgerStoreContract("memory", { fresh: async () => memoryStore() });

const roots = new WeakMap<object, string>();
ledgerStoreContract("file", {
  fresh: async () => {
    const root = mkdtempSync(join(tmpdir(), "mandate-store-"));
    const store = fileStore(root);
    roots.set(store, root);
    return store;
  },
  again: (store) => fileStore(roots.get(store) as string),
});
