import { custodyLimits } from "../../ledger/limits.ts";
import type { Withheld } from "../../ledger/withheld.ts";
import type { Custody } from "../../model/custody.ts";

/** RO-Crate Metadata 1.2 (w3id.org/ro/crate/1.2) of a bundle's payload. */

export interface CrateFile {
  path: string;
  size: number;
  sha256: string;
}

export interface CrateInput {
  title: string;
  description: string;
  /** ISO 8601 date. */
  published: string;
  licence: string | undefined;
  files: readonly CrateFile[];
  custody: ReadonlyMap<string, Custody>;
  actors: readonly { name: string; key: string }[];
  withheld: readonly Withheld[];
  /** Files of which parts are withheld. */
  redacted: readonly { path: string; reason: string }[];
}

const types: Record<string, string> = {
  md: "text/markdown",
  yaml: "application/yaml",
  json: "application/json",
  jsonl: "application/jsonl",
  html: "text/html",
  vtt: "text/vtt",
  csv: "text/csv",
  txt: "text/plain",
  tsr: "application/timestamp-reply",
};

/** A path as the relative URI an entity is known by. */
export const entityId = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

const formatOf = ({ path }: CrateFile, custody: Custody | undefined): string =>
  custody?.type ?? types[path.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

const fileEntity = (file: CrateFile, custody: Custody | undefined) => ({
  "@id": entityId(file.path),
  "@type": "File",
  name: file.path,
  contentSize: String(file.size),
  encodingFormat: formatOf(file, custody),
  sha256: file.sha256,
  ...(custody?.obtained_from && { description: `Obtained from ${custody.obtained_from}` }),
  ...(custody?.url && URL.canParse(custody.url) && { url: custody.url }),
});

const actorEntity = ({ name, key }: { name: string; key: string }) => ({
  "@id": `#${encodeURIComponent(key)}`,
  "@type": "Person",
  name,
  identifier: `ed25519:${key}`,
});

const withheldText = ({ withheld, redacted }: CrateInput): string[] => [
  ...withheld.map(
    ({ path, sha256, reason }) => `${path} (SHA-256 ${sha256}) is withheld: ${reason}.`,
  ),
  ...redacted.map(({ path, reason }) => `Parts of ${path} are withheld: ${reason}.`),
];

const licenceEntity = (licence: string | undefined) => ({
  "@id": licence && URL.canParse(licence) ? licence : "#licence",
  "@type": "CreativeWork",
  name: licence ?? "No licence is stated",
  description:
    licence ?? "The exhibits belong to their authors; no right to reuse them is given here.",
});

/** `ro-crate-metadata.json` as text. */
export const crateMetadata = (input: CrateInput): string => {
  const licence = licenceEntity(input.licence);
  const root = {
    "@id": "./",
    "@type": "Dataset",
    name: input.title,
    description: [input.description, ...withheldText(input), ...custodyLimits].join(" "),
    datePublished: input.published,
    license: { "@id": licence["@id"] },
    author: input.actors.map(({ key }) => ({ "@id": `#${encodeURIComponent(key)}` })),
    hasPart: input.files.map(({ path }) => ({ "@id": entityId(path) })),
  };
  const descriptor = {
    "@id": "ro-crate-metadata.json",
    "@type": "CreativeWork",
    about: { "@id": "./" },
    conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
  };
  const graph = [
    descriptor,
    root,
    licence,
    ...input.actors.map(actorEntity),
    ...input.files.map((file) => fileEntity(file, input.custody.get(file.path))),
  ];
  const context = "https://w3id.org/ro/crate/1.2/context";
  return `${JSON.stringify({ "@context": context, "@graph": graph }, null, 2)}\n`;
};
