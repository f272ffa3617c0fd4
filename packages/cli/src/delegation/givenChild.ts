import { InvalidArgumentError } from "commander";
import { percentOfU64 } from "../shared/parts.ts";

/** A child as a person gives it. */
export interface GivenChild {
  /** Address, or name of a contact. */
  readonly hotkey: string;
  /** Out of 2⁶⁴ − 1. */
  readonly part: bigint;
}

/** Parses a child and its part: `5F…=25`. */
export function givenChild(text: string): GivenChild {
  const at = text.lastIndexOf("=");
  if (at < 1) throw new InvalidArgumentError("Give a hotkey and its part in percent, such as 5F…=25.");
  return { hotkey: text.slice(0, at), part: percentOfU64(text.slice(at + 1)) };
}
