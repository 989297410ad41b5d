// The process in which a case's checks run: see isolate.ts. It opens the case itself, so that tables of any size
// are never copied between processes.
import { flushCompileCache } from "node:module";
import { openCase } from "../case/open.ts";
import { type FromChild, type ToChild, toMessage } from "./messages.ts";
import { publishTables } from "./publish.ts";
import { openSandbox } from "./sandbox.ts";

const [folder, memoryMegabytes, query] = process.argv.slice(2);

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

const serve = async (): Promise<void> => {
  const opened = await openCase(folder);
  const published = await publishTables(opened, query);
  const sandbox = await openSandbox({ ...published, memory: `${memoryMegabytes}MB` });
  watchMemory(Number(memoryMegabytes) * 1e6 * 2);
  process.on("message", ({ sql, limits }: ToChild) => {
    sandbox.query(sql, limits).then(
      (result) => send({ type: "answer", result }),
      (thrown: unknown) => send({ type: "refused", error: toMessage(thrown) }),
    );
  });
  send({
    type: "opened",
    specs: sandbox.specs,
    macros: sandbox.macros,
    problems: published.problems.map(toMessage),
  });
  // This process is mostly ended by a signal, and would then never write down what was compiled.
  flushCompileCache();
};

serve().catch((thrown: unknown) => send({ type: "failed", error: toMessage(thrown) }));
// A parent that dies must not leave its child behind.
process.on("disconnect", () => process.exit(0));
