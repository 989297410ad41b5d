import canonicalize from "canonicalize";

/**
 * The one spelling of a JSON value (RFC 8785: sorted keys, no white space, ECMAScript numbers). Throws on what
 * JSON cannot say, lone surrogates included: two texts must never share a signature.
 */
export const canonicalJson = (value: object): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("no JSON value");
  if (!text.isWellFormed())
    throw new TypeError("a lone surrogate has no UTF-8, and so no signature");
  return text;
};
