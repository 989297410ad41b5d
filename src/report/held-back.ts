import { pictureTells } from "../exhibits/picture-tells.ts";
import { readScan } from "../exhibits/scans.ts";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { parseYaml } from "../lib/yaml.ts";
import { custodyPath, custodySchema } from "../model/custody.ts";
import type { Tell } from "../model/picture-tells.ts";

/** A picture that is not copied since its file tells more than the picture: what kind of thing, never what. */
export interface HeldBack {
  tells: readonly Tell[];
  sha256: string;
}

/** One such picture, by its path in the case. */
export interface PictureHeldBack {
  path: string;
  tells: readonly Tell[];
}

const says: Record<Tell, string> = {
  place: "says where it was taken",
  person: "names a person",
  device: "says which device took it",
  unread: "holds notes of the device that cannot be read here",
};

const saysOf = ({ tells }: PictureHeldBack): string =>
  `its file ${tells.map((tell) => says[tell]).join("; ")}`;

const allowIn = (path: string): string =>
  `say in ${custodyPath(path)} why it may go out as it is: publish_metadata. See docs/custody.md.`;

/** What a person is told of a picture that the report does not hold, and what to do: a notice `report/picture-place`. */
export const heldBackNotice = (one: PictureHeldBack): MandateError =>
  new MandateError({
    code: "report/picture-place",
    kind: "notice",
    message: `a picture is held back from the report: ${saysOf(one)}`,
    at: { file: one.path },
    fix: `Put a copy without it beside it, as a further page (NAME.2.jpg), with a custody file that says what it was made from; or ${allowIn(one.path)}`,
  });

/** The same of a picture in a bundle, which holds originals: it is there, and can be withheld. */
export const bundledNotice = (one: PictureHeldBack): MandateError =>
  new MandateError({
    code: "report/picture-place",
    kind: "notice",
    message: `a picture is in the bundle byte for byte: ${saysOf(one)}`,
    at: { file: one.path },
    fix: `Withhold it if that can hurt anybody; or ${allowIn(one.path)}`,
  });

/** Whether somebody gave a reason, in the custody file, why these very bytes may go out as the device wrote them. */
const isAllowed = async (root: string, exhibit: string, hash: string): Promise<boolean> => {
  try {
    const file = await readTextWithin(root, custodyPath(exhibit), 1_000_000);
    const { value } = parseYaml(file, custodySchema);
    return value?.publish_metadata !== undefined && value.sha256 === hash;
  } catch (error) {
    if (error instanceof MandateError) return false;
    throw error;
  }
};

/** For what a copy of an exhibit's picture is held back: nothing where its file tells nothing, or somebody allowed it. */
export const tellsHeldBack = async (
  root: string,
  exhibit: string,
  picture: { bytes: Uint8Array; sha256: string },
): Promise<readonly Tell[]> => {
  const tells = pictureTells(picture.bytes);
  return tells.length > 0 && (await isAllowed(root, exhibit, picture.sha256)) ? [] : tells;
};

/** Exhibits, of the paths given, that are pictures whose files tell more than the picture, and nobody allowed that. */
export const tellingIn = async (
  root: string,
  paths: readonly string[],
): Promise<PictureHeldBack[]> => {
  const found: PictureHeldBack[] = [];
  for (const path of paths) {
    if (!path.startsWith("exhibits/")) continue;
    const read = await readScan(root, { path, bytes: 0 }).catch((error: unknown) => {
      if (error instanceof MandateError) return undefined;
      throw error;
    });
    if (!read) continue;
    const picture = { bytes: read.bytes, sha256: sha256(read.bytes) };
    const tells = await tellsHeldBack(root, path, picture);
    if (tells.length > 0) found.push({ path, tells });
  }
  return found;
};
