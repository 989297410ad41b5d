import { access } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { casePathSchema, publicKeySchema, sha256Schema } from "../model/ledger.ts";
import { canonicalJson } from "./canonical.ts";
import { type Signer, verifySignature } from "./key.ts";

/** Beside the ledger of a bundle from which something was left out. */
export const WITHHELD = "withheld.json";

/** A file that a bundle does not show. Where it shows a part, the ledger's entries say so (redacted.ts). */
const withheldSchema = z.strictObject({
  path: casePathSchema,
  sha256: sha256Schema.describe("Of the original, as the ledger has it"),
  size: z.int().nonnegative(),
  reason: z.string().min(1).max(4000),
});
export type Withheld = z.infer<typeof withheldSchema>;

const listSchema = z.strictObject({
  version: z.literal(1),
  ledger: sha256Schema.describe("Hash of the ledger's last line when the bundle was made"),
  files: z.array(withheldSchema),
  entries: z.array(z.int().positive()).describe("Entries of which a part alone is shown"),
  actor: z.string().min(1).max(300),
  key: publicKeySchema,
  signature: z.string(),
});

interface Listed {
  files: readonly Withheld[];
  entries: readonly number[];
}

/** The signed list of what is withheld: canonical JSON and a line end. */
export const signWithheld = (listed: Listed, head: string, signer: Signer): string => {
  const unsigned = { version: 1, ledger: head, ...listed, actor: signer.name, key: signer.key };
  const signature = signer.sign(Buffer.from(canonicalJson(unsigned))).toString("base64");
  return `${canonicalJson({ ...unsigned, signature })}\n`;
};

/** Whether a case folder is a copy from which something was withheld. */
export const isRedactedCopy = (root: string): Promise<boolean> =>
  access(join(root, WITHHELD)).then(
    () => true,
    () => false,
  );

/** What a list must fit. */
interface Expected {
  admitted: ReadonlySet<string>;
  head: string;
  entries: readonly number[];
}

/**
 * Reads a list of withheld files. Undefined unless it is spelled canonically, signed by one of the admitted
 * keys, and made for the ledger that ends with `head` and shows a part alone of `entries`: nobody else may excuse
 * a missing file.
 */
export const readWithheld = (
  text: string,
  { admitted, head, entries }: Expected,
): Map<string, Withheld> | undefined => {
  try {
    const list = listSchema.parse(JSON.parse(text));
    const { signature, ...unsigned } = list;
    const bytes = Buffer.from(canonicalJson(unsigned));
    const genuine =
      `${canonicalJson(list)}\n` === text &&
      list.ledger === head &&
      list.entries.join() === entries.join() &&
      admitted.has(list.key) &&
      Buffer.from(signature, "base64").toString("base64") === signature &&
      verifySignature(bytes, list.key, Buffer.from(signature, "base64"));
    return genuine ? new Map(list.files.map((file) => [file.path, file])) : undefined;
  } catch {
    return undefined;
  }
};
