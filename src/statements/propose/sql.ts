/** A text as an SQL literal. Ids come from case.yaml and the results' file names, and are quoted all the same. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const sqlList = (texts: readonly string[]): string => `[${texts.map(sqlText).join(", ")}]`;

/** The start of a place's name among the regions of a contest. */
export const inPlace = (regions: string, place: string | undefined): string =>
  place === undefined
    ? ""
    : ` and len(list_filter(${regions}, lambda region: lower(region) like ${sqlText(`${place.toLowerCase().replaceAll(/[%_]/gu, "")}%`)})) > 0`;
