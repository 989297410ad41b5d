import type { Reading } from "../model/forensics.ts";

const figures = ["observed", "expected", "sd", "low", "high", "p"] as const;

type Figures = Partial<Record<(typeof figures)[number], number | null>>;

/**
 * A row of results. A figure left out, not a number or infinite becomes `null`; where that befalls `observed`
 * and no reason was given, the reason is `not-defined`. So no NaN ever reaches a table.
 */
export const reading = (
  measure: string,
  stations: number,
  given: Figures & { reason?: string },
): Reading => {
  const row: Reading = {
    measure,
    observed: null,
    expected: null,
    sd: null,
    low: null,
    high: null,
    p: null,
    stations,
    reason: given.reason ?? null,
  };
  for (const name of figures) {
    const value = given[name];
    if (value !== undefined && value !== null && Number.isFinite(value)) row[name] = value;
  }
  if (row.observed === null) row.reason ??= "not-defined";
  return row;
};

/** A figure whose p-value would mislead here: shown without it, with the reason. */
export const withheld = (figure: Reading, reason: string): Reading => ({
  ...figure,
  p: null,
  reason: figure.reason ?? reason,
});

/** Why a test says nothing here: the one row it then gives. */
export const declined = (measure: string, stations: number, reason: string): Reading =>
  reading(measure, stations, { reason });
