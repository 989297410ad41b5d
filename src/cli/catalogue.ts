import type { AddCommand } from "./command.ts";

/** What `--help` says of a command; its file is loaded only when it is the one asked for. */
export interface Entry {
  name: string;
  summary: string;
  load: () => Promise<AddCommand>;
}

/** Every command under the heading it stands below in `--help`, in the order of the work. */
export const catalogue: Record<string, Entry[]> = {
  "Make a case:": [
    {
      name: "init",
      summary: "make a small working case to change into your own",
      load: async () => (await import("./commands/init.ts")).init,
    },
    {
      name: "open",
      summary: "open the workbench in a browser, or a bundle into a new folder",
      load: async () => (await import("./commands/open.ts")).open,
    },
    {
      name: "add",
      summary: "take files in as exhibits, with where they came from",
      load: async () => (await import("./commands/add.ts")).add,
    },
    {
      name: "import",
      summary: "read result sheets into tables, or a transcript into the case",
      load: async () => (await import("./commands/import.ts")).importCommand,
    },
    {
      name: "propose",
      summary: "read an exhibit's statements and propose claims from them",
      load: async () => (await import("./commands/propose.ts")).propose,
    },
  ],
  "Test it:": [
    {
      name: "check",
      summary: "test every claim of a case and print the findings",
      load: async () => (await import("./commands/check.ts")).check,
    },
    {
      name: "report",
      summary: "write the findings of a case as pages anyone can open",
      load: async () => (await import("./commands/report.ts")).report,
    },
    {
      name: "quotes",
      summary: "set quotes side by side, word by word",
      load: async () => (await import("./commands/quotes.ts")).quotes,
    },
    {
      name: "tables",
      summary: "list the tables, columns and macros that checks are written in",
      load: async () => (await import("./commands/tables.ts")).tables,
    },
    {
      name: "query",
      summary: "run one SELECT over the case's tables",
      load: async () => (await import("./commands/query.ts")).query,
    },
  ],
  "Look into results:": [
    {
      name: "reconcile",
      summary: "set two tabulations against each other, in both directions",
      load: async () => (await import("./commands/reconcile.ts")).reconcile,
    },
    {
      name: "what-if",
      summary: "change sheets or contests, see what becomes of the house",
      load: async () => (await import("./commands/what-if.ts")).whatIf,
    },
    {
      name: "coalitions",
      summary: "every way to a majority: who is needed, who is surplus",
      load: async () => (await import("./commands/coalitions.ts")).coalitions,
    },
    {
      name: "forensics",
      summary: "run the published statistical tests on polling stations",
      load: async () => (await import("./commands/forensics.ts")).forensics,
    },
  ],
  "Look into recordings:": [
    {
      name: "inspect",
      summary: "show what can be seen in a recording, and candidate edits",
      load: async () => (await import("./commands/inspect.ts")).inspect,
    },
    {
      name: "excerpts",
      summary: "find where parts of a recording occur elsewhere",
      load: async () => (await import("./commands/excerpts.ts")).excerpts,
    },
    {
      name: "transcribe",
      summary: "write a transcript of a recording, by a model you name",
      load: async () => (await import("./commands/transcribe.ts")).transcribe,
    },
    {
      name: "speakers",
      summary: "propose who speaks when; names only by a person",
      load: async () => (await import("./commands/speakers.ts")).speakers,
    },
    {
      name: "review",
      summary: "say what a person makes of a recording, and on what grounds",
      load: async () => (await import("./commands/review.ts")).review,
    },
    {
      name: "cite",
      summary: "tie a quotation to the seconds of a recording",
      load: async () => (await import("./commands/cite.ts")).cite,
    },
  ],
  "Keep it and hand it on:": [
    {
      name: "key",
      summary: "your signing key, and whose keys a case accepts",
      load: async () => (await import("./commands/key.ts")).key,
    },
    {
      name: "record",
      summary: "enter in the ledger what you changed by other programs",
      load: async () => (await import("./commands/record.ts")).record,
    },
    {
      name: "verify",
      summary: "check every file, entry and signature of a case or bundle",
      load: async () => (await import("./commands/verify.ts")).verify,
    },
    {
      name: "log",
      summary: "tell what happened to a case, a file or a claim",
      load: async () => (await import("./commands/log.ts")).log,
    },
    {
      name: "diff",
      summary: "show what changed in published findings, and why",
      load: async () => (await import("./commands/diff.ts")).diff,
    },
    {
      name: "checkpoint",
      summary: "sign the ledger's head, to print, send or have timestamped",
      load: async () => (await import("./commands/checkpoint.ts")).checkpoint,
    },
    {
      name: "prove",
      summary: "prove one exhibit, or that a ledger only grew",
      load: async () => (await import("./commands/prove.ts")).prove,
    },
    {
      name: "bundle",
      summary: "write the case as one file anyone can check and open",
      load: async () => (await import("./commands/bundle.ts")).bundle,
    },
    {
      name: "export",
      summary: "write what the case holds in formats others read",
      load: async () => (await import("./commands/export.ts")).exportCommand,
    },
  ],
};
