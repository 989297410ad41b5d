/**
 * A sheet that contradicts itself by its own figures: more votes listed than valid ones, more valid and rejected
 * than issued, more issued than registered. What a sheet leaves blank contradicts nothing.
 */
export const isOdd = `(listed > valid or coalesce(valid + rejected > issued, false)
  or coalesce(issued > registered, false) or coalesce(valid > registered, false))`;

/** Sheets with what their candidates' votes sum up to. */
export const sheetsWithSums = `(select s.*, v.listed from sheets s left join
  (select tabulation, sheet, sum(votes)::bigint as listed from votes group by all) v
  using (tabulation, sheet))`;
