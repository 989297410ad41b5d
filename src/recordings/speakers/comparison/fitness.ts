import { MandateError } from "../../../lib/error.ts";
import type { Speech } from "./speech.ts";
import { type Member, secondsOf } from "./trials.ts";

/** People a population needs: fewer cannot tell how often strangers sound alike. */
export const LEAST_SPEAKERS = 10;
/** Net seconds of speech each side needs. */
export const LEAST_SECONDS = 30;
/** Sides longer than this tell no more. */
const MOST_SECONDS = 60;

const refuse = (code: `speakers/${string}`, message: string, fix: string): MandateError =>
  new MandateError({ code, message: `No likelihood ratio is given: ${message}`, fix });

/** Fails `speakers/population-small` where the population is too small to calibrate and validate on. */
export const checkPopulation = (population: readonly Member[]): void => {
  const usable = population.filter((one) => secondsOf(one) >= 2 * LEAST_SECONDS);
  if (population.length >= LEAST_SPEAKERS && usable.length === population.length) return;
  const short = population.find((one) => secondsOf(one) < 2 * LEAST_SECONDS);
  throw refuse(
    "speakers/population-small",
    short && population.length >= LEAST_SPEAKERS
      ? `“${short.label}” of the population has ${secondsOf(short).toFixed(0)} s of speech net of pauses; two stretches of ${LEAST_SECONDS} s are needed of each`
      : `the population has ${population.length} people; ${LEAST_SPEAKERS} are needed`,
    "Add recordings of other people who could have spoken, made in like conditions.",
  );
};

/** Seconds compared on each side: as much as all have. Fails `speakers/too-little-speech`. */
export const sharedSeconds = (
  questioned: Speech,
  reference: Speech,
  population: readonly Member[],
): number => {
  for (const [what, { seconds }] of [
    ["the questioned voice", questioned],
    ["the reference speech", reference],
  ] as const) {
    if (seconds >= LEAST_SECONDS) continue;
    throw refuse(
      "speakers/too-little-speech",
      `${what} has ${seconds.toFixed(0)} s of speech net of pauses; ${LEAST_SECONDS} s are needed`,
      "Find a longer recording. A ratio from less speech would say more than it knows.",
    );
  }
  const most = Math.min(...population.map((one) => secondsOf(one) / 2));
  const all = Math.min(MOST_SECONDS, questioned.seconds, reference.seconds, most);
  return Math.floor(all * 10) / 10;
};

/** How far outside the population's own range a side may lie. */
const slack = { cutoff: 1.2, contrast: 6 };

/**
 * Fails `speakers/conditions-differ` where a side's band limit or its level over the background lies outside what
 * the population was recorded in: the validation would not speak for it.
 */
export const checkConditions = (
  sides: { questioned: Speech; reference: Speech },
  population: readonly Member[],
): void => {
  const all = population.flatMap(({ speech }) => speech.map(({ conditions }) => conditions));
  const cutoffs = all.map(({ cutoff }) => cutoff);
  const contrasts = all.map(({ contrast }) => contrast);
  for (const [what, { conditions }] of Object.entries(sides)) {
    const { cutoff, contrast } = conditions;
    const inBand =
      cutoff >= Math.min(...cutoffs) / slack.cutoff &&
      cutoff <= Math.max(...cutoffs) * slack.cutoff;
    const inContrast =
      contrast >= Math.min(...contrasts) - slack.contrast &&
      contrast <= Math.max(...contrasts) + slack.contrast;
    if (inBand && inContrast) continue;
    const range = (values: number[], digits = 0) =>
      `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
    throw refuse(
      "speakers/conditions-differ",
      inBand
        ? `the ${what} speech stands ${contrast.toFixed(0)} dB above its background, the population's ${range(contrasts)} dB`
        : `the ${what} speech reaches ${cutoff} Hz, the population's ${range(cutoffs)} Hz`,
      "Use a population recorded in like conditions: the same kind of phone, codec and room.",
    );
  }
};

/** Fails `speakers/not-valid` where the method did no better on the population than saying nothing. */
export const checkValid = (cllr: number): void => {
  if (cllr < 1) return;
  throw refuse(
    "speakers/not-valid",
    `on this population the method's Cllr is ${cllr.toFixed(2)}; at 1 or more it misleads as much as it helps`,
    "Use more speech of more people, in better conditions, or ask a forensic phonetician.",
  );
};
