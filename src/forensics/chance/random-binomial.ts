interface Uniforms {
  uniform(): number;
}

/** Binomial by walking up the distribution; for n·p below 10. */
export const binomialByInversion = (random: Uniforms, n: number, p: number): number => {
  const odds = p / (1 - p);
  const first = (1 - p) ** n;
  for (;;) {
    let u = random.uniform();
    let chance = first;
    let k = 0;
    while (u > chance && k < 110) {
      u -= chance;
      k += 1;
      chance *= ((n - k + 1) / k) * odds;
    }
    if (k < 110 && k <= n) return k;
  }
};

const corrections = Float64Array.of(
  0.08106146679532726,
  0.0413406959554093,
  0.02767792568499834,
  0.02079067210376509,
  0.01664469118982119,
  0.01387612882307075,
  0.01189670994589177,
  0.01041126526197209,
  0.009255462182712733,
  0.008330563433362871,
);

/** What Stirling's formula lacks of ln k!, as used by Hörmann. */
const stirling = (k: number): number => {
  if (k < 10) return corrections[k];
  const inverse = 1 / (k + 1);
  const square = inverse * inverse;
  return (1 / 12 - (1 / 360 - (1 / 1260) * square) * square) * inverse;
};

/** Binomial by transformed rejection (BTRS of Hörmann 1993); for n·p of 10 and more, p up to a half. */
export const binomialByRejection = (random: Uniforms, n: number, p: number): number => {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const accept = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= accept) return k;
    if (k < 0 || k > n) continue;
    const height = Math.log((v * (2.83 + 5.1 / b) * spread) / (a / (edge * edge) + b));
    if (height <= logRatioToMode({ n, p, k })) return k;
  }
};

/** ln of the binomial probability of `k` over that of the most probable count. */
const logRatioToMode = ({ n, p, k }: { n: number; p: number; k: number }): number => {
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
    (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
    stirling(mode) +
    stirling(n - mode) -
    stirling(k) -
    stirling(n - k)
  );
};
