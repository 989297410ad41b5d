// The process in which a case's checks run: see isolate.ts. It is given what was read of the case's plain files, and reads the
// data of the results itself, so that tables of any size are never copied between processes. Reading YAML and checking
// it are the other process's work, done while DuckDB is loaded here: what this file imports, every check waits for.
import { flushCompileCache } from "node:module";
import { openDuckDB } from "../lib/duckdb.ts";
import { caseFrom, type FromChild, type ToChild, toMessage } from "./messages.ts";
import { publishTables } from "./publish.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

const [memoryMegabytes, query] = process.argv.slice(2);

const send = (message: FromChild): void => {
  process.send?.(message);
};

/** Lists inside one value are not counted by DuckDB's own limit, so the whole process is watched too. */
const watchMemory = (limit: number): void => {
  setInterval(() => {
    if (process.memoryUsage.rss() > limit) process.exit(MEMORY_EXIT);
  }, 50).unref();
};
const MEMORY_EXIT = 86;

const database = openDuckDB({ memory: `${memoryMegabytes}MB` });

const open = async (given: ReturnType<typeof caseFrom>): Promise<Sandbox> => {
  const published = await publishTables(given, query);
  const sandbox = await openSandbox({ ...published, database });
  watchMemory(Number(memoryMegabytes) * 1e6 * 2);
  send({
    type: "opened",
    specs: sandbox.specs,
    macros: sandbox.macros,
    problems: published.problems.map(toMessage),
  });
  // This process is mostly ended by a signal, and would then never write down what was compiled.
  flushCompileCache();
  return sandbox;
};

let sandbox: Promise<Sandbox> | undefined;

process.on("message", (message: ToChild) => {
  if (message.type === "case") {
    sandbox = open(caseFrom(message));
    sandbox.catch((thrown: unknown) => send({ type: "failed", error: toMessage(thrown) }));
    return;
  }
  sandbox
    ?.then((one) => one.query(message.sql, message.limits))
    .then(
      (result) => send({ type: "answer", result }),
      (thrown: unknown) => send({ type: "refused", error: toMessage(thrown) }),
    );
});
// A parent that dies must not leave its child behind.
process.on("disconnect", () => process.exit(0));
