/** What a link of a chain may be: who, or what, a statement was handed on by. */
export const hopKinds = [
  "publication",
  "outlet",
  "newspaper",
  "recording",
  "person",
  "party",
  "collective",
  "anonymous",
] as const;
