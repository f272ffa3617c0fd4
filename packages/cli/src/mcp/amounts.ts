import { ChainError } from "@opentao/sdk/chain";
import * as z from "zod";
import { amountHint, parseTao } from "../output/units.ts";

/** Schema of an amount of TAO or alpha, as a decimal number in a text: JSON's numbers are not exact. */
export const amount = z
  .string()
  .max(32)
  .describe("amount of TAO (or alpha) as a decimal number, such as 1.5; at most nine decimals");

/** Schema of an SS58 address, or of a name that stands for one. */
export const account = z.string().min(1).max(128).describe("SS58 address, or name of a contact or wallet");

/** Schema of an SS58 address of a hotkey. */
export const hotkey = z.string().min(1).max(64).describe("SS58 address of a hotkey");

/** Schema of a subnet's number. */
export const netuid = z.number().int().min(0).max(65_535).describe("number of a subnet; 0 is root");

/** Returns an amount in rao. @throws ChainError `INVALID_AMOUNT` */
export function raoOf(text: string): bigint {
  const rao = parseTao(text);
  if (rao !== undefined && rao > 0n) return rao;
  throw new ChainError("INVALID_AMOUNT", `${JSON.stringify(text.slice(0, 40))} is no amount of TAO`, amountHint(text));
}
