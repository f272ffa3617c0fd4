import { type Chain, getStakes } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";

/** Amount in rao, or all of it. */
export type Amount = bigint | "all";

/** Returns how much of a position is meant, in rao. @throws CliError `STAKE_TOO_LOW` when it holds less, or nothing */
export async function amountIn(
  chain: Chain,
  coldkey: string,
  { netuid, hotkey }: { readonly netuid: number; readonly hotkey: string },
  amount: Amount,
): Promise<bigint> {
  const stakes = await getStakes(chain, coldkey);
  const held = stakes.find((one) => one.netuid === netuid && one.hotkey === hotkey)?.stake ?? 0n;
  if (held > 0n && (amount === "all" || amount <= held)) return amount === "all" ? held : amount;
  throw new CliError(
    "STAKE_TOO_LOW",
    `${coldkey} has ${formatTao(held)} ${stakeUnit(netuid)} on subnet ${netuid} behind ${hotkey}`,
    `Name no more than that, or another hotkey with --behind; \`tao stake list ${coldkey}\` lists what lies where.`,
  );
}
