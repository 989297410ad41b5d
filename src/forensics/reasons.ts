/** Why a station was left out of a test, or a test said nothing: stable codes, and what they mean in words. */
export const reasons = {
  "missing-registered": "the number of registered voters is not in the data",
  "missing-issued": "neither ballots issued nor valid and rejected ballots are in the data",
  "missing-valid":
    "the number of valid votes is not in the data, and its descriptor does not say that all candidates are listed",
  "missing-rejected": "the number of rejected ballots is not in the data",
  "missing-leader": "the votes of the candidate under test are not in the data",
  "too-few-stations": "too few stations for this test to say anything",
  "too-few-counts": "too few counts large enough for this test",
  "too-alike":
    "no p-value, for stations' counts are so alike here that honest ones fall on few digits and percentages",
  "all-equal": "all stations report the same figure, so there is no spread to test",
  "no-counts": "a station has no usable counts: blank, zero registered or no ballots",
  "no-pairs": "no station could be matched between the two counts",
  "not-identified": "the data cannot tell the parameters of this model apart",
  "not-converged": "the fit did not settle, so its figures are not to be relied on",
  "not-defined": "the figure is not defined on these data",
} as const;

export type Reason = keyof typeof reasons;

/** A reason's words; the code itself where it has none. */
export const inWords = (code: string): string => reasons[code as Reason] ?? code;
