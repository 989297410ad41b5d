import type { Stations } from "../../model/forensics.ts";
import { declined, reading } from "../reading.ts";
import { ballotsFound, MOST_IN_A_STATION, tookPart } from "../stations/counts.ts";
import { defineTest } from "../test.ts";

type Columns = Record<
  "registered" | "issued" | "valid" | "found" | "leader",
  Int32Array | undefined
>;

/** Pairs of counts of which the first cannot exceed the second. */
const limits: [keyof Columns, keyof Columns, string][] = [
  ["issued", "registered", "more ballots issued than voters registered"],
  ["found", "registered", "more ballots found than voters registered"],
  ["found", "issued", "more ballots found than issued"],
  ["leader", "valid", "more votes for the leader than valid votes"],
];

/** Ballots of postal votes and of voters on other rolls, where nobody is registered: no excess, but no turnout either. */
const withoutRoll = ({ registered }: Stations, cast: Int32Array | undefined) => {
  const measure = "ballots where no voters are registered";
  if (!registered) return declined(measure, 0, "missing-registered");
  if (!cast) return declined(measure, 0, "missing-issued");
  const known = registered.filter((voters, i) => voters >= 0 && cast[i] >= 0);
  const hits = registered.filter((voters, i) => voters === 0 && cast[i] > 0);
  return reading(measure, known.length, { observed: hits.length });
};

/** Identical non-zero returns: registered, valid and leader's votes all the same within one contest. */
const repeated = ({ size, registered, valid, leader, contest }: Stations): number => {
  const seen = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    if (leader![i] <= 0 || valid![i] <= 0) continue;
    const key = [contest[i], registered?.[i], valid![i], leader![i]].join();
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [...seen.values()].reduce((sum, times) => sum + (times > 1 ? times : 0), 0);
};

export const impossibleTest = defineTest<object>({
  id: "impossible",
  title: "Impossible and repeated returns",
  needs: ["valid", "leader"],
  minimum: 1,
  defaults: {},
  standing: "description",
  meaning:
    "How many stations report more than there can be, or exactly what another station of the contest reports",
  paper: "arithmetic; the results stage lists the sheets themselves",
  assumptions: ["the columns mean what their names say"],
  misleads: [
    "postal votes and special stations are counted where nobody is registered",
    "voters from elsewhere, on certificates or supplementary lists, can lift turnout over 100 per cent by law",
    "slips of the pen and of typing",
    "small stations repeat each other's figures by chance",
  ],
  read(stations) {
    const columns: Columns = { ...stations, found: ballotsFound(stations) } as Columns;
    const readings = limits.map(([above, below, measure]) => {
      const [a, b] = [columns[above], columns[below]];
      if (!a || !b) {
        const lacking = a ? below : above;
        return declined(measure, 0, `missing-${lacking === "found" ? "valid" : lacking}`);
      }
      let [n, hits] = [0, 0];
      for (let i = 0; i < a.length; i++) {
        if (a[i] < 0 || b[i] < 0 || (below === "registered" && b[i] === 0)) continue;
        n += 1;
        if (a[i] > b[i]) hits += 1;
      }
      return reading(measure, n, { observed: hits });
    });
    const huge = (["registered", "issued", "valid", "leader"] as const).reduce(
      (sum, name) => sum + (stations[name]?.filter((n) => n > MOST_IN_A_STATION).length ?? 0),
      0,
    );
    return [
      ...readings,
      withoutRoll(stations, tookPart(stations)),
      reading("counts above a million in one station", stations.size, { observed: huge }),
      reading(
        "stations that repeat another's registered, valid and leader's votes",
        stations.size,
        {
          observed: repeated(stations),
        },
      ),
    ];
  },
});
