import { type Fraction, fraction, subtractFractions } from "./fraction.ts";

/** A party in government: its seats, and the portfolios it got, each counted once or by its weight. */
export interface Share {
  party: string;
  seats: number;
  portfolios: number;
}

export interface PortfolioShare extends Share {
  /** Portfolios in proportion to the seats it brings. */
  proportional: Fraction;
  /** Portfolios above its proportion; negative: below. */
  excess: Fraction;
}

/**
 * Portfolios against Gamson's proportion: partners expect payoffs in proportion to the resources they bring
 * (Gamson, Am. Sociol. Rev. 26, 1961; Browne and Franklin, APSR 67, 1973). Exact fractions; weights of
 * portfolios are whole numbers. An empirical regularity, not a rule of law: an excess is no wrong.
 */
export const againstGamson = (shares: readonly Share[]): PortfolioShare[] => {
  const seats = shares.reduce((sum, share) => sum + share.seats, 0);
  const portfolios = shares.reduce((sum, share) => sum + share.portfolios, 0);
  return shares.map((share) => {
    const proportional = fraction(BigInt(portfolios) * BigInt(share.seats), BigInt(seats || 1));
    const excess = subtractFractions(fraction(BigInt(share.portfolios), 1n), proportional);
    return { ...share, proportional, excess };
  });
};
