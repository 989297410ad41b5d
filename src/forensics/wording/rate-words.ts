import { type Calibration, percent } from "../calibration/calibrate.ts";
import { frauds } from "../calibration/fraud.ts";
import type { Power } from "../calibration/power.ts";

/** How a figure behaved on clean elections, in a line; the warning where it did not behave. */
export const calibrationWords = ({ elections, rate05, rate01, warning }: Calibration): string =>
  warning ??
  `On ${elections} clean elections at these stations p ≤ 0.05 in ${percent(rate05)} and p ≤ 0.01 in ${percent(rate01)}, as it should be.`;

/** A figure that finds a fraud less often than this wherever it was tried does not find it. */
const FINDS = 0.1;

const pointWords = (points: readonly Power[]): string =>
  points.map(({ part, found }) => `${percent(part)}: ${percent(found)}`).join("   ");

/** Power curves in lines: for each fraud the figures that find it, by the part of stations it touches. */
export const powerWords = (curve: readonly Power[]): string[] => {
  if (curve.length === 0) return [];
  const lines = [
    `How often each figure finds a known fraud (p ≤ 0.01) on ${curve[0].elections} simulated elections a point, by the part of stations it touches:`,
  ];
  for (const [fraud, ofFraud] of Map.groupBy(curve, (point) => point.fraud)) {
    lines.push(`  ${frauds[fraud]}`);
    const figures = [...Map.groupBy(ofFraud, ({ test, measure }) => `${test}: ${measure}`)];
    const finding = figures.filter(([, points]) => points.some(({ found }) => found >= FINDS));
    for (const [name, points] of finding) lines.push(`    ${name}   ${pointWords(points)}`);
    const others = finding.length === 0 ? "No figure" : "No other figure";
    lines.push(`    ${others} finds it in ${percent(FINDS)} of elections or more.`);
  }
  return lines;
};
