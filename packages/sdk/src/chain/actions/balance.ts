import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";

/** What an account has, in rao. */
export interface Balance {
  /** Can be spent, as far as it is not frozen. */
  readonly free: bigint;
  readonly reserved: bigint;
  readonly frozen: bigint;
}

const account = z.object({ data: z.object({ free: z.bigint(), reserved: z.bigint(), frozen: z.bigint() }) });

/** What an account has; nothing when it does not exist. */
export async function getBalance(chain: Chain, address: string, options: ReadOptions = {}): Promise<Balance> {
  const { free, reserved, frozen } = expectValue(
    account,
    await chain.query("System", "Account", [address], options),
    "System.Account",
  ).data;
  return { free, reserved, frozen };
}
