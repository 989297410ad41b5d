import type { Statement } from "../model/statement.ts";
import type { Desk } from "./desk.ts";
import { changed, changeStatement } from "./statement-file.ts";

type Status = Statement["body"]["status"];

interface Decision {
  id: string;
  /** What the page showed. */
  was: Status;
  status: Status;
}

/**
 * Confirms or rejects one statement, in its own line of its file, through the ledger. Fails `case/conflict` where it is no longer what the
 * page showed; every other line stays as it is, byte for byte.
 */
export const setStatus = (desk: Desk, { id, was, status }: Decision): Promise<void> =>
  changeStatement(desk, {
    id,
    reason: `${id} ${status}`,
    change(raw, file) {
      if ((raw.body.status ?? "proposed") !== was) throw changed(file);
      return { ...raw, body: { ...raw.body, status } };
    },
  });
