import type { Column, Reading, Standing, Stations, TestResult } from "../model/forensics.ts";

/**
 * What every test of this stage is: data in by name, options with defaults, figures out, and what a reader
 * has to know before believing them.
 */
export interface ForensicTest<Options extends object = object> {
  id: string;
  title: string;
  needs: readonly Column[];
  /** Fewest stations it says anything about. */
  minimum: number;
  defaults: Options;
  /** What replaces the defaults in a single region or contest, where a test would take too long else. */
  lower?: Partial<Options>;
  /** Levels it makes sense at; absent: all. */
  levels?: readonly TestResult["level"][];
  standing: Standing;
  /** One sentence: what the figures say, and no more. */
  meaning: string;
  /** Where the method is published. */
  paper: string;
  assumptions: readonly string[];
  /** How far its p-values, or what it sees, can be trusted on clean elections, measured; absent: as they say. */
  caveat?: string;
  /** What else produces the pattern. */
  misleads: readonly string[];
  /** Pure: the same stations, options and seed give the same figures. */
  read(stations: Stations, options: Options & Seeded): Reading[];
}

export interface Seeded {
  /** Names the stream of random numbers; a test that draws none ignores it. */
  seed: string;
}

/** Gives a test's options their type without writing it out twice. */
export const defineTest = <Options extends object>(
  test: ForensicTest<Options>,
): ForensicTest<Options> => test;
