import { InvalidArgumentError, Option } from "commander";

/** Parses a part of a price in percent. */
function percent(text: string): number {
  const value = /^\d{1,2}(\.\d{1,6})?%?$/.test(text) ? Number.parseFloat(text) / 100 : Number.NaN;
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError("Give percent from 0 to below 100, such as 0.5.");
  return value;
}

/** `--tolerance`: by how much a price may become worse. */
export function toleranceOption(): Option {
  return new Option("--tolerance <PERCENT>", "part of the price after the trade by which it may be worse")
    .argParser(percent)
    .default(0.005, "0.5");
}
