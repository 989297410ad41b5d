import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Digests, digestBytes } from "./digest.ts";
import { algorithms, manifestText } from "./manifest.ts";

/** Writes files of a bag from memory, and gives their digests by path. */
export const writeData = async (
  bag: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<Map<string, Digests>> => {
  const digests = new Map<string, Digests>();
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(bag, path)), { recursive: true });
    await writeFile(join(bag, path), bytes);
    digests.set(path, digestBytes(bytes));
  }
  return digests;
};

interface BagFacts {
  description: string;
  now: () => number;
}

const bagInfo = (facts: BagFacts, payload: ReadonlyMap<string, Digests>): string => {
  const bytes = [...payload.values()].reduce((sum, { size }) => sum + size, 0);
  const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
  return [
    `Bagging-Date: ${new Date(facts.now()).toISOString().slice(0, 10)}`,
    "Bag-Software-Agent: mandate",
    `External-Description: ${oneLine(facts.description)}`,
    `Payload-Oxum: ${bytes}.${payload.size}`,
    "",
  ].join("\n");
};

/** Declaration, manifests and what else stands beside the payload. */
export const writeTags = async (
  bag: string,
  facts: BagFacts,
  payload: ReadonlyMap<string, Digests>,
) => {
  const tags = new Map([
    ["bagit.txt", Buffer.from("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
    ["bag-info.txt", Buffer.from(bagInfo(facts, payload))],
    [".gitattributes", Buffer.from("* -text\n")],
    ...algorithms.map(
      (name) => [`manifest-${name}.txt`, Buffer.from(manifestText(payload, name))] as const,
    ),
  ]);
  const digests = await writeData(bag, tags);
  await writeData(
    bag,
    new Map(
      algorithms.map((name) => [
        `tagmanifest-${name}.txt`,
        Buffer.from(manifestText(digests, name)),
      ]),
    ),
  );
};
