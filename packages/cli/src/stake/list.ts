import { type Chain, getPrice, getStakes, quoteAlpha, type StakePosition } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { receiverOf } from "../shared/receivers.ts";

/** Options of `tao stake list`. */
export interface ListFlags {
  readonly json: boolean;
  readonly wallets?: string;
  readonly url: string;
}

/** A position with its value. */
interface ValuedStake extends StakePosition {
  /** TAO for one alpha now. */
  readonly price: number;
  /** TAO that selling it now would bring, in rao: fee and slippage are taken off. */
  readonly worth: bigint;
}

const COLUMNS: readonly Column<ValuedStake>[] = [
  { title: "subnet", text: ({ netuid }) => `${netuid}`, isNumber: true },
  { title: "behind", text: ({ hotkey }) => hotkey, short: ({ hotkey }) => shortAddress(hotkey) },
  { title: "alpha", text: ({ stake }) => formatTao(stake), isNumber: true },
  { title: "TAO for 1", text: ({ price }) => price.toFixed(6), isNumber: true, dropRank: 2 },
  { title: "TAO if sold now", text: ({ worth }) => formatTao(worth), isNumber: true },
  { title: "registered", text: ({ isRegistered }) => (isRegistered ? "yes" : "no"), dropRank: 1 },
];

async function valued(chain: Chain, stake: StakePosition): Promise<ValuedStake> {
  const [price, worth] = await Promise.all([
    getPrice(chain, stake.netuid),
    quoteAlpha(chain, stake.netuid, stake.stake),
  ]);
  return { ...stake, price, worth };
}

/**
 * Lists the stake of a wallet's coldkey, of a contact, or of any address.
 *
 * @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; CryptoError `INVALID_ADDRESS`; ChainError `CHAIN_UNREACHABLE`
 */
export async function listStake(who: string, flags: ListFlags, printer: Printer): Promise<void> {
  const { address } = await receiverOf(who, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const held = (await getStakes(chain, address)).filter(({ stake }) => stake > 0n);
    const stakes = await Promise.all(held.map((stake) => valued(chain, stake)));
    stakes.sort((a, b) => a.netuid - b.netuid || (a.worth < b.worth ? 1 : -1));
    const total = stakes.reduce((sum, { worth }) => sum + worth, 0n);
    printer.result({ address, stakes, total }, () => {
      if (stakes.length === 0) return `${address} has no stake. Stake with \`tao stake add NETUID TAO\`.`;
      const title = `${out.bold(address)}: ${out.bold(formatTao(total))} TAO if all is sold now, each by itself`;
      return `${title}\n${renderFittingTable(COLUMNS, stakes)}`;
    });
  });
}
