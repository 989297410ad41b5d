import { z } from "zod";
import { sha256Schema } from "./ledger.ts";

const text = z.string().trim().min(1).max(4000);

/**
 * What the Berkeley Protocol on Digital Open Source Investigations (OHCHR and UC Berkeley, 2020/2022) asks to
 * be collected with an item: chapter VI, section C.
 */
export const collectionSchema = z.strictObject({
  web_address: text.optional().describe("Target web address: URL or URI it was found at"),
  source_code: text.optional().describe("File with the page's HTML source code"),
  full_page_capture: text.optional().describe("File with a capture of the whole page, dated"),
  embedded_media: text.optional().describe("Media embedded in the page, and where they are kept"),
  embedded_metadata: text.optional().describe("File with the item's metadata as found"),
  contextual_data: text.optional().describe("Surroundings: comments, uploader, upload date"),
  collector: text.optional().describe("Name of the person who collected it"),
  collector_ip: text.optional().describe("IP address of the device used"),
  virtual_identity: text.optional().describe("Virtual identity used to collect it, if any"),
  collected_at: text.optional().describe("When collection began and ended (ISO 8601)"),
});

/** What it asks of preservation: chapter VI, section D. */
export const preservationSchema = z.strictObject({
  authenticity: text.optional().describe("What shows that it is unchanged since it was collected"),
  availability: text.optional().describe("How it can be found and had again: further copies"),
  identity: text.optional().describe("What tells it from every other item"),
  persistence: text.optional().describe("What keeps its bytes whole"),
  renderability: text.optional().describe("What is needed to open it"),
  understandability: text.optional().describe("What a reader must know to understand it"),
  chain_of_custody: text.optional().describe("Who held it before it was taken in, in order"),
  working_copies: text.optional().describe("Copies made to work on; never this file"),
  storage: text.optional().describe("Where and on what medium the original is kept"),
  access: text.optional().describe("Who may see it, and any duty of protection"),
});

/** `NAME.custody.yaml`, beside the exhibit NAME. */
export const custodySchema = z.strictObject({
  exhibit: text.describe("Name of the file it is about"),
  original_name: text.describe("Name it had when it was taken in"),
  sha256: sha256Schema,
  size: z.int().nonnegative().describe("Bytes"),
  type: text.describe("Media type found by looking at the content, not the name"),
  taken_in: z.strictObject({ at: z.iso.datetime(), by: text, key: text }),
  obtained_from: text.optional().describe("Person, organisation or site it came from"),
  obtained_by: text.optional(),
  obtained_at: text.optional().describe("ISO 8601 date or time"),
  how: text.optional().describe("Downloaded, sent, handed over, photographed, …"),
  url: text.optional(),
  collection: collectionSchema.default({}),
  preservation: preservationSchema.default({}),
  publish_metadata: text
    .optional()
    .describe(
      "Why a published copy may carry what the device wrote into the file: place, owner, serial number",
    ),
  empty: z.array(z.string()).describe("Fields of the Berkeley Protocol nobody has filled in"),
});

export type Custody = z.infer<typeof custodySchema>;

/** What a person says of an exhibit when it is taken in. */
export type Provenance = Partial<
  Pick<Custody, "obtained_from" | "obtained_by" | "obtained_at" | "how" | "url">
>;

/** Names of the protocol's fields that a custody file leaves empty, as `chapter.field`. */
export const emptyFields = ({
  collection,
  preservation,
}: Pick<Custody, "collection" | "preservation">): string[] => [
  ...Object.keys(collectionSchema.shape)
    .filter((name) => !(name in collection))
    .map((name) => `collection.${name}`),
  ...Object.keys(preservationSchema.shape)
    .filter((name) => !(name in preservation))
    .map((name) => `preservation.${name}`),
];

/** The custody file of an exhibit. */
export const custodyPath = (exhibit: string): string => `${exhibit}.custody.yaml`;
