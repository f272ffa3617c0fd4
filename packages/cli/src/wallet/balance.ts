import { CryptoError, decodeAddress } from "@opentao/crypto";
import { type Chain, ensureAddress, getBalance, getStakes, quoteAlpha, type StakePosition } from "@opentao/sdk/chain";
import { openWallet } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { renderTable } from "../output/table.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";

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

/** Form of an address: hardly the name of a wallet. */
const ADDRESS_FORM = /^[0-9A-Za-z]{40,60}$/;

/**
 * Returns the address that a text is, or that the wallet of this name has.
 *
 * @throws WalletError `WALLET_NOT_FOUND`; ChainError `INVALID_ADDRESS`
 */
async function addressOf(who: string, root: string | undefined): Promise<string> {
  if (isAddress(who)) return who;
  try {
    return (await openWallet({ root, name: who })).coldkeyAddress;
  } catch (error) {
    // Of a mistyped address, the address is what is wrong, not that no wallet has this name.
    if (ADDRESS_FORM.test(who)) ensureAddress(who, true);
    throw error;
  }
}

function isAddress(text: string): boolean {
  try {
    return decodeAddress(text).length === 32;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return false; // it names a wallet, or is mistyped
  }
}

async function valued(chain: Chain, stake: StakePosition): Promise<ValuedStake> {
  return { ...stake, worth: await quoteAlpha(chain, stake.netuid, stake.stake) };
}

/**
 * Shows the balance and stake of a wallet's coldkey, or of any address.
 *
 * @throws WalletError `WALLET_NOT_FOUND`; ChainError `INVALID_ADDRESS`, `CHAIN_UNREACHABLE`
 */
export async function showBalance(who: string, flags: BalanceFlags, printer: Printer): Promise<void> {
  const address = await addressOf(who, flags.wallets);
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
