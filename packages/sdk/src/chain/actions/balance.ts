import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";

/** Balance of an account, in rao. */
export interface Balance {
  /** Can be spent, as far as it is not frozen. */
  readonly free: bigint;
  readonly reserved: bigint;
  readonly frozen: bigint;
}

/** Reads the balance of an account; zeros when it does not exist. */
export async function getBalance(chain: Chain, address: string, { at }: ReadOptions = {}): Promise<Balance> {
  const { free, reserved, frozen } = (await chain.at(at).query.System.Account(address)).data;
  return { free, reserved, frozen };
}
