import { InvalidArgumentError } from "commander";

/** Reads a number given to an option; what is none, or not above zero, is a usage error. */
export const positive = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("a number above 0 is needed");
};
