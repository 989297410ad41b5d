import type { AddCommand } from "./command.ts";
import { add } from "./commands/add.ts";
import { bundle } from "./commands/bundle.ts";
import { checkpoint } from "./commands/checkpoint.ts";
import { diff } from "./commands/diff.ts";
import { key } from "./commands/key.ts";
import { log } from "./commands/log.ts";
import { prove } from "./commands/prove.ts";
import { record } from "./commands/record.ts";
import { verify } from "./commands/verify.ts";

/** Custody, in the order of its work: a key, what comes in, what is checked, what goes out. */
export const custodyCommands: AddCommand[] = [
  key,
  add,
  record,
  verify,
  log,
  diff,
  checkpoint,
  prove,
  bundle,
];
