import { beforeAll, expect, test } from "vitest";
import { russia2011 } from "../../../test/forensics-data.ts";
import { describeWithShared } from "../../../test/shared.ts";
import { Random } from "../chance/random.ts";
import { type TurnoutShare, turnoutShare } from "../stations/turnout-share.ts";
import { byShare, observedBins } from "./klimek-bins.ts";
import { distance } from "./klimek-fit.ts";

/** Moments and parameters of the published analysis of Russia 2011. */
const published = { turnout: 0.529, share: 0.324, turnoutSpread: 0.0814, shareSpread: 0.0697 };
const [STRENGTH, EXTREME, ALPHA] = [0.559, 0.075, 2.3];

const inside = (draw: () => number): number => {
  for (;;) {
    const x = draw();
    if (x >= 0 && x < 1) return x;
  }
};

interface Simulation {
  /** f_i and f_e. */
  incremental: number;
  extreme: number;
  /** Whole voters and votes drawn at each station's own size, in place of shares as such. */
  whole: boolean;
}

/** The model's share of the leader at one station, straight from its words: a check on the histograms of the fit. */
const simulate = (random: Random, voters: number, s: Simulation): number => {
  const bell = (mean: number, spread: number) => inside(() => mean + spread * random.normal());
  const a = bell(published.turnout, published.turnoutSpread);
  const v = bell(published.share, published.shareSpread);
  const u = random.uniform();
  const added =
    u < s.incremental
      ? bell(0, STRENGTH)
      : u < s.incremental + s.extreme
        ? 1 - inside(() => Math.abs(EXTREME * random.normal()))
        : 0;
  const moved = added > 0 ? added ** ALPHA : 0;
  const came = s.whole ? random.binomial(voters, a) : voters * a;
  const votes = s.whole ? random.binomial(came, v) : came * v;
  const ballots = came + added * (voters - came);
  const leader = votes + added * (voters - came) + moved * (came - votes);
  return ballots > 0 ? leader / ballots : 0;
};

describeWithShared("the published distances", "data/russia-2011/2011.csv.zip", () => {
  let data: TurnoutShare;
  let observed: Float64Array;
  beforeAll(() => {
    data = turnoutShare(russia2011());
    observed = observedBins(data, byShare);
  });
  const at = (s: Simulation): number => {
    const random = new Random("published");
    const share = data.voters.map((voters) => simulate(random, voters, s));
    const bins = observedBins({ ...data, share }, byShare);
    return distance(
      observed,
      bins.map((n) => n / share.length),
    );
  };

  test.each([
    ["with the published fraud", { incremental: 0.64, extreme: 0.033 }, 0.0735],
    ["without fraud", { incremental: 0, extreme: 0 }, 0.5016],
  ])(
    "%s lies between drawing whole votes and taking shares as such",
    (_, fraud, value) => {
      const whole = at({ ...fraud, whole: true });
      const smooth = at({ ...fraud, whole: false });
      expect(whole).toBeLessThan(value);
      expect(smooth).toBeGreaterThan(value);
      expect(smooth - whole).toBeLessThan(0.03);
    },
    120_000,
  );
});
