/** Names Windows reserves for devices, and characters it or a shell trips over. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** The name of a custody file is the case's own: an original of that name would speak for another, and be taken for no original. */
const CUSTODY = /\.custody\.yaml$/i;
const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;

/**
 * A file name for an exhibit that every system can hold, any script kept: control and bidirectional
 * characters, separators and reserved names are replaced, and it stays under 200 UTF-8 bytes, its ending kept.
 */
export const exhibitName = (original: string): string => {
  const clean = original
    .normalize("NFC")
    .replace(UNSAFE, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "")
    .replace(CUSTODY, "_custody.yaml");
  const name = clean === "" || RESERVED.test(clean) ? `_${clean}` : clean;
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? "";
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > 200) stem = Array.from(stem).slice(0, -1).join("");
  return stem + ending;
};

/** `name`, or `name-2`, `name-3`, …: the first that `taken` does not have, letter case aside. */
export const freeName = (name: string, taken: (name: string) => boolean): string => {
  if (!taken(name)) return name;
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; ; number++) {
    const candidate = `${stem}-${number}${ending}`;
    if (!taken(candidate)) return candidate;
  }
};
