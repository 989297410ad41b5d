import { attemptBulk, type BulkAttempt } from "./bulk/attempt.ts";
import { type Query, type Reconciliation, reconcileTables } from "./reconcile.ts";

/** Two tabulations set against each other: in bulk where they are large and alike, else through the tables. */
export const reconcileTwo = async (
  input: BulkAttempt,
  openQuery: () => Promise<Query>,
): Promise<Reconciliation> =>
  (await attemptBulk(input)) ?? reconcileTables(await openQuery(), input.a.id, input.b.id);
