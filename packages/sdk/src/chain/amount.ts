import { U64_MAX } from "@opentao/codec";
import { ChainError } from "./errors.ts";

/**
 * Refuses what is no amount of rao. Types do not keep plain JavaScript from giving a number of TAO.
 *
 * @throws ChainError `INVALID_AMOUNT`
 */
export function ensureRao(amount: unknown, what: string): void {
  if (typeof amount !== "bigint") {
    const message = `${what} is ${String(amount)}, not a whole number of rao as a bigint`;
    throw new ChainError("INVALID_AMOUNT", message, "Write 1_500_000_000n for 1.5 TAO: 1 TAO is 1_000_000_000 rao.");
  }
  if (amount >= 0n && amount <= U64_MAX) return;
  const reason = amount < 0n ? "less than nothing" : "more than the chain can count";
  throw new ChainError("INVALID_AMOUNT", `${what} is ${amount} rao: ${reason}`, `Give 0 to ${U64_MAX} rao.`);
}
