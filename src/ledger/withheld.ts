import { z } from "zod";
import { casePathSchema, publicKeySchema, sha256Schema } from "../model/ledger.ts";
import { canonicalJson } from "./canonical.ts";
import { type Signer, verifySignature } from "./key.ts";

/** Beside the ledger of a bundle from which something was left out. */
export const WITHHELD = "withheld.json";

/** A file, or parts of one, that a bundle does not show. */
export const withheldSchema = z.strictObject({
  path: casePathSchema,
  sha256: sha256Schema.describe("Of the original, as the ledger has it"),
  size: z.int().nonnegative(),
  reason: z.string().min(1).max(4000),
  shown: sha256Schema.optional().describe("Of what stands in its place; absent: nothing does"),
  spans: z.int().nonnegative().optional().describe("How many places were blacked out"),
});
export type Withheld = z.infer<typeof withheldSchema>;

const listSchema = z.strictObject({
  version: z.literal(1),
  ledger: sha256Schema.describe("Hash of the ledger's last line when the bundle was made"),
  files: z.array(withheldSchema),
  actor: z.string().min(1).max(300),
  key: publicKeySchema,
  signature: z.string(),
});

/** The signed list of what is withheld: canonical JSON and a line end. */
export const signWithheld = (files: readonly Withheld[], head: string, signer: Signer): string => {
  const unsigned = { version: 1, ledger: head, files, actor: signer.name, key: signer.key };
  const signature = signer.sign(Buffer.from(canonicalJson(unsigned))).toString("base64");
  return `${canonicalJson({ ...unsigned, signature })}\n`;
};

/**
 * Reads a list of withheld files. Undefined unless it is spelled canonically, signed by one of the admitted
 * keys, and made for the ledger that ends with `head`: nobody else may excuse a missing file.
 */
export const readWithheld = (
  text: string,
  { admitted, head }: { admitted: ReadonlySet<string>; head: string },
): Map<string, Withheld> | undefined => {
  try {
    const list = listSchema.parse(JSON.parse(text));
    const { signature, ...unsigned } = list;
    const bytes = Buffer.from(canonicalJson(unsigned));
    const genuine =
      `${canonicalJson(list)}\n` === text &&
      list.ledger === head &&
      admitted.has(list.key) &&
      Buffer.from(signature, "base64").toString("base64") === signature &&
      verifySignature(bytes, list.key, Buffer.from(signature, "base64"));
    return genuine ? new Map(list.files.map((file) => [file.path, file])) : undefined;
  } catch {
    return undefined;
  }
};
