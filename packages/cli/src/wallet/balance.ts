import { type Chain, getBalance, getStakes, quoteAlpha, type StakePosition } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { renderTable } from "../output/table.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { receiverOf } from "../shared/receivers.ts";

/** Options of `tao wallet balance`. */
export interface BalanceFlags {
  readonly json: boolean;
  readonly wallets?: string;
  readonly url: string;
}

/** Position with its value. */
interface ValuedStake extends StakePosition {
  /** TAO that selling it now would bring, in rao. */
  readonly worth: bigint;
}

async function valued(chain: Chain, stake: StakePosition): Promise<ValuedStake> {
  return { ...stake, worth: await quoteAlpha(chain, stake.netuid, stake.stake) };
}

/**
 * Shows the balance and stake of a wallet's coldkey, of a contact, or of any address.
 *
 * @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; CryptoError `INVALID_ADDRESS`; ChainError `CHAIN_UNREACHABLE`
 */
export async function showBalance(who: string, flags: BalanceFlags, printer: Printer): Promise<void> {
  const { address } = await receiverOf(who, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const balance = await getBalance(chain, address);
    const held = (await getStakes(chain, address)).filter(({ stake }) => stake > 0n);
    const stakes = await Promise.all(held.map((stake) => valued(chain, stake)));
    const total = balance.free + balance.reserved + stakes.reduce((sum, { worth }) => sum + worth, 0n);
    printer.result({ address, ...balance, stakes, total }, () => {
      const lines = [
        `${out.bold(address)}`,
        `free     ${out.bold(formatTao(balance.free))} TAO`,
        `reserved ${formatTao(balance.reserved)} TAO`,
        `total    ${formatTao(total)} TAO, stake at what the pools would pay now, fee and slippage included`,
      ];
      if (stakes.length === 0) return lines.join("\n");
      const rows = stakes.map(({ netuid, hotkey, stake, worth }) => {
        return [String(netuid), hotkey, formatTao(stake), formatTao(worth)];
      });
      return `${lines.join("\n")}\n${renderTable(["subnet", "hotkey", "alpha", "TAO"], rows, [0, 2, 3])}`;
    });
  });
}
