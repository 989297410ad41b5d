/** What custody can and cannot show. Printed with every verification, and on every report and bundle. */
export const custodyLimits: readonly string[] = [
  "A matching hash shows that bytes have not changed since they were taken in. It does not show that what they say is true, nor who made them.",
  "A signature shows which key signed, not who held it; a time is what the signer's clock said, unless a timestamp authority vouches for it.",
];

/** Said where nothing outside the folder confirms its ledger. */
export const NO_WITNESS =
  "Nothing outside this folder was compared: whoever holds a signing key could have cut the ledger short or written it anew. A checkpoint kept elsewhere, or a machine that saw the case before, would show that.";
