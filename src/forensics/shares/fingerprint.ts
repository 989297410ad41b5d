import { declined, reading } from "../reading.ts";
import { type TurnoutShare, turnoutShare } from "../stations/turnout-share.ts";
import { correlation } from "../stations/values.ts";
import { defineTest } from "../test.ts";

export interface FingerprintOptions {
  /** Cells along each side. */
  cells: number;
  /** Turnout and share from which a station stands in the corner. */
  corner: number;
}

/** Stations by turnout (columns, from 0) and leader's share (rows, from 0): `cells`² counts. */
export const fingerprint = ({ turnout, share }: TurnoutShare, cells: number): Float64Array => {
  const counts = new Float64Array(cells * cells);
  const cell = (x: number) => Math.min(cells - 1, Math.floor(x * cells));
  for (let i = 0; i < share.length; i++) counts[cell(share[i]) * cells + cell(turnout[i])] += 1;
  return counts;
};

export const fingerprintTest = defineTest<FingerprintOptions>({
  id: "fingerprint",
  title: "Turnout and share together",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 10,
  defaults: { cells: 100, corner: 0.95 },
  standing: "description",
  meaning:
    "Where stations lie by turnout and leader's share; an undisturbed election of like places is one round cloud",
  paper: "Klimek, Yegorov, Hanel and Thurner, PNAS 109 (2012)",
  assumptions: ["none is made: the picture describes"],
  misleads: [
    "strongholds, hospitals, barracks and ships vote nearly as one and nearly in full",
    "a slanted cloud also comes of honest differences between town and country",
  ],
  read(stations, { corner }) {
    const data = turnoutShare(stations);
    const n = data.rows.length;
    const measure = "correlation of turnout and share, by voters";
    if (n < this.minimum) return [declined(measure, n, "too-few-stations")];
    const inCorner = data.share.reduce(
      (sum, share, i) => sum + +(share >= corner && data.turnout[i] >= corner),
      0,
    );
    return [
      reading(measure, n, {
        observed: correlation(data.turnout, data.share, data.voters),
      }),
      reading(`share of stations with turnout and share from ${corner * 100} %`, n, {
        observed: inCorner / n,
      }),
    ];
  },
});
