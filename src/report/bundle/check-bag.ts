import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../model/ledger.ts";
import { type Digests, digestFile } from "./digest.ts";
import { type Algorithm, algorithms, parseManifest } from "./manifest.ts";

/** Checks a bag as RFC 8493 section 3 asks: complete, and every digest right. */

type Manifests = Map<Algorithm, Map<string, string>>;

const problem = (path: string, message: string): Problem => ({ kind: "bag", path, message });

const declaration = async (bag: string): Promise<Problem[]> => {
  const text = await readFile(join(bag, "bagit.txt"), "utf8").catch(() => "");
  const right =
    /^BagIt-Version: (?:1\.0|0\.97)\r?\nTag-File-Character-Encoding: UTF-8(?:\r?\n)?$/.test(text);
  return right ? [] : [problem("bagit.txt", "bagit.txt does not declare a bag of version 1.0")];
};

const readManifests = async (
  bag: string,
  prefix: "manifest" | "tagmanifest",
): Promise<{ manifests: Manifests; problems: Problem[] }> => {
  const manifests: Manifests = new Map();
  const problems: Problem[] = [];
  for (const algorithm of algorithms) {
    const name = `${prefix}-${algorithm}.txt`;
    const text = await readFile(join(bag, name), "utf8").catch(() => undefined);
    if (text === undefined) {
      problems.push(problem(name, `${name} is missing`));
      continue;
    }
    const { files, bad } = parseManifest(text, algorithm);
    manifests.set(algorithm, files);
    problems.push(
      ...bad.map((line) => problem(name, `Line ${line} of ${name} is not a line of a manifest`)),
    );
  }
  return { manifests, problems };
};

interface Listed {
  payload: Set<string>;
  tags: Set<string>;
  /** Links and other things that hold no bytes of their own: never followed, never part of a bag. */
  others: string[];
}

const listFiles = async (bag: string): Promise<Listed> => {
  const entries = await readdir(bag, { recursive: true, withFileTypes: true });
  const pathsOf = (some: typeof entries): string[] =>
    some.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(bag.length + 1)
        .replaceAll("\\", "/"),
    );
  const others = pathsOf(entries.filter((entry) => !entry.isDirectory() && !entry.isFile()));
  const paths = pathsOf(entries.filter((entry) => entry.isFile()));
  const payload = new Set(paths.filter((path) => path.startsWith("data/")));
  const tags = paths.filter(
    (path) => !path.startsWith("data/") && !path.startsWith("tagmanifest-"),
  );
  return { payload, tags: new Set(tags), others };
};

/**
 * Two manifests that disagree on one file cannot both be right: where one digest fits, the file is whole and the
 * other manifest was changed.
 */
const judge = (
  path: string,
  digests: Digests,
  { manifests, prefix }: { manifests: Manifests; prefix: string },
): Problem[] => {
  const wrong = [...manifests].filter(
    ([algorithm, files]) => files.get(path) !== digests[algorithm],
  );
  if (wrong.length === 0) return [];
  if (wrong.length === manifests.size) {
    return [problem(path, `${path} is not what the manifests of the bag say`)];
  }
  return wrong.map(([algorithm]) => {
    const name = `${prefix}-${algorithm}.txt`;
    return problem(name, `${name} is wrong about ${path}: the other manifest and the file agree`);
  });
};

const stray = (path: string, there: boolean): Problem =>
  there
    ? { kind: "extra", path, message: `${path} is in the bag, but in none of its manifests` }
    : {
        kind: "missing",
        path,
        message: `${path} is in the manifests of the bag, but not in the bag`,
      };

/** A name that one manifest alone has is that manifest's mistake, if the file is not there. */
const named = (path: string, manifests: Manifests): boolean =>
  [...manifests.values()].every((files) => files.has(path));

const checkSet = async (
  bag: string,
  {
    there,
    manifests,
    prefix,
    onFile,
  }: {
    there: Set<string>;
    manifests: Manifests;
    prefix: string;
    onFile: (size: number) => void;
  },
): Promise<Problem[]> => {
  const problems: Problem[] = [];
  const listed = new Set(manifests.values().flatMap((files) => files.keys()));
  for (const path of listed) {
    if (there.has(path)) continue;
    if (named(path, manifests)) problems.push(stray(path, false));
    else {
      for (const [algorithm, files] of manifests) {
        const name = `${prefix}-${algorithm}.txt`;
        if (files.has(path))
          problems.push(problem(name, `${name} names ${path}, which is not in the bag`));
      }
    }
  }
  for (const path of there) {
    if (!listed.has(path)) problems.push(stray(path, true));
    else {
      const digests = await digestFile(join(bag, path));
      onFile(digests.size);
      problems.push(...judge(path, digests, { manifests, prefix }));
    }
  }
  return problems;
};

/** All problems of a bag's own accounts; what its payload says of itself is the ledger's matter. */
export const checkBag = async (
  bag: string,
  onProgress: (bytes: number) => void = () => {},
): Promise<Problem[]> => {
  let bytes = 0;
  const onFile = (size: number) => onProgress((bytes += size));
  const [payload, tags, { payload: data, tags: beside, others }] = await Promise.all([
    readManifests(bag, "manifest"),
    readManifests(bag, "tagmanifest"),
    listFiles(bag),
  ]);
  return [
    ...(await declaration(bag)),
    ...payload.problems,
    ...tags.problems,
    ...others.map((path) => problem(path, `${path} is a link or a device, not a file`)),
    ...(await checkSet(bag, {
      there: beside,
      manifests: tags.manifests,
      prefix: "tagmanifest",
      onFile,
    })),
    ...(await checkSet(bag, {
      there: data,
      manifests: payload.manifests,
      prefix: "manifest",
      onFile,
    })),
  ];
};
