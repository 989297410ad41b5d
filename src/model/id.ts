/** What an id people type in checks looks like: letters and digits of any script, with `-`, `_` and `.` inside. */
export const idPattern = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?$/u;

/** Characters an id may have. */
export const idLength = 80;

/** Could this be an id? The same as `idSchema` says, for code that should not wait for a schema library. */
export const isId = (text: string): boolean => text.length <= idLength && idPattern.test(text);
