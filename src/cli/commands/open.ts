import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  port?: number;
  browser: boolean;
  speechModel?: string;
}

/** The port taken where it is free, so that a browser keeps its language and colours from one day to the next. */
const USUAL_PORT = 7349;

/** Hands an address to the desktop's browser; where there is none, the printed address is enough. */
const openBrowser = async (address: string): Promise<void> => {
  const { spawn } = await import("node:child_process");
  const [program, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[
    process.platform as string
  ] ?? ["xdg-open"];
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
};

const untilInterrupted = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });

const start = async (folder: string, { port, speechModel }: Options, io: Io) => {
  const [{ openWorkbench }, { builtWeb }, { passphraseFor }, { configFolder }] = await Promise.all([
    import("../../server/listen.ts"),
    import("../../server/web.ts"),
    import("../writer.ts"),
    import("../../ledger/config-folder.ts"),
  ]);
  const memory = configFolder(io.env);
  const passphrase = await passphraseFor(memory, io);
  const web = builtWeb(() =>
    io.stderr.write("Building the page, once after each change of its sources …\n"),
  );
  // Heard of where the workbench waits for it; a page that cannot be built must not end the process before.
  web.catch(() => {});
  return openWorkbench({
    folder,
    web,
    memory,
    ...(passphrase && { passphrase }),
    ...(speechModel !== undefined && { speechModel }),
    ...(port === undefined ? { port: USUAL_PORT, orAny: true } : { port }),
  });
};

const serve = async (folder: string, options: Options, io: Io): Promise<void> => {
  const workbench = await start(folder, options, io);
  const address = workbench.address();
  io.stdout.write(`Workbench: ${address}\nStop it with Ctrl+C.\n`);
  if (options.browser) await openBrowser(address);
  await untilInterrupted();
  await workbench.close();
};

/** `mandate open`: the workbench, on this machine alone; with two arguments, a bundle back into a case. */
export const open: AddCommand = (command, io) => {
  command
    .description(
      "Starts a server on this machine's loopback address and opens the workbench in the browser. The printed\n" +
        "address works once, for one browser. Nothing leaves the machine. Stop it with Ctrl+C.\n\n" +
        "With a bundle and a new folder: makes a case folder of it, after checking every byte of it.",
    )
    .argument("[folder]", "the case folder, or a bundle's folder or zip", ".")
    .argument("[into]", "a new folder for the case of a bundle")
    .option("--port <n>", "the port to use (default: 7349, or any free one)", Number)
    .option(
      "--speech-model <folder>",
      "a model of sherpa-onnx that writes down speech; nothing leaves this machine",
    )
    .option("--no-browser", "print the address only")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate open examples/pakistan-2024\n  mandate open my-case.zip my-case",
    )
    .action(async (folder: string, into: string | undefined, options: Options) => {
      if (into === undefined) return serve(folder, options, io);
      const { unpackBundle } = await import("../unpack.ts");
      await unpackBundle(folder, into, io);
    });
};
