import type { Gains, Ground } from "./ground.ts";
import { Refusal } from "./refusal.ts";

/** Estimates a transfer (protocol: staking §2.14, §7.1). @throws Refusal */
export async function sent(ground: Ground, to: string, value: bigint, mayEnd: boolean): Promise<Gains> {
  const { chain, at, address, funds } = ground;
  const refuseIf = (condition: boolean, reason: string): void => {
    if (condition) throw new Refusal("Token", reason);
  };
  const nothing = { tao: 0n, stakes: [] };
  if (value === 0n) return nothing;
  const least = await chain.constants.Balances.ExistentialDeposit();
  refuseIf(value > funds.free, "FundsUnavailable");
  refuseIf(value > funds.all, "Frozen");
  const ends = funds.free - value < least;
  refuseIf(ends && !funds.canEnd, "OnlyProvider");
  refuseIf(ends && !mayEnd, "NotExpendable");
  const { free } = (await chain.at(at).query.System.Account(to)).data;
  refuseIf(free + value < least, "BelowMinimum");
  if (to === address) return nothing;
  refuseIf(!mayEnd && value > funds.keepingAlive, "FundsUnavailable");
  // What is left of an account that ends is destroyed.
  return { tao: ends ? -funds.free : -value, stakes: [] };
}
