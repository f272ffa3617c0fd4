import type { AccountInfo } from "../../descriptors/generated/types.ts";

/** Free balance of an account from which a call takes, in rao. */
export interface Funds {
  readonly free: bigint;
  /** Amount that can leave it while it stays in being. */
  readonly keepingAlive: bigint;
  /** Amount that can leave it at all. */
  readonly all: bigint;
  /** True when nothing else needs the account to stay in being. */
  readonly canEnd: boolean;
}

/** Tells what an account can spend when `fee` is paid of it already (protocol: staking §2.14). */
export function fundsOf({ data, consumers, providers }: AccountInfo, least: bigint, fee: bigint): Funds {
  const free = beyond(data.free, fee);
  const locked = beyond(data.frozen, data.reserved);
  const canEnd = consumers === 0 || providers > 1;
  const kept = locked > least ? locked : least;
  return { free, keepingAlive: beyond(free, kept), all: beyond(free, canEnd ? locked : kept), canEnd };
}

function beyond(amount: bigint, kept: bigint): bigint {
  return amount > kept ? amount - kept : 0n;
}
