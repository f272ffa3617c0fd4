import { decodeAddress } from "@opentao/crypto";
import { getBalance, openWallet, transfer } from "@opentao/sdk";
import { out } from "../../output/colours.ts";
import { CliError } from "../../output/errors.ts";
import type { Printer } from "../../output/printer.ts";
import { formatTao } from "../../output/units.ts";
import { withChain } from "../connect.ts";
import { atTerminal } from "../passwords.ts";

/** Options of `tao wallet transfer`. */
export interface TransferFlags {
  readonly json: boolean;
  readonly wallet: string;
  readonly wallets?: string;
  readonly url: string;
}

/**
 * Sends TAO and waits until it stands in a block.
 *
 * @throws CryptoError `INVALID_ADDRESS`; CliError `BALANCE_TOO_LOW`; WalletError; ChainError; DispatchFailure
 */
export async function sendTao(to: string, amount: bigint, flags: TransferFlags, printer: Printer): Promise<void> {
  decodeAddress(to); // before a password is asked for
  const wallet = await openWallet({ root: flags.wallets, name: flags.wallet, ...atTerminal });
  await withChain(flags.url, async (chain) => {
    const { free } = await getBalance(chain, wallet.coldkeyAddress);
    if (free < amount)
      throw new CliError(
        "BALANCE_TOO_LOW",
        `${wallet.coldkeyAddress} has ${formatTao(free)} TAO, less than ${formatTao(amount)}`,
        "send less, or from another wallet (--wallet NAME)",
      );
    const { hash, blockHash } = await transfer(chain, await wallet.coldkey(), { to, amount });
    const left = (await getBalance(chain, wallet.coldkeyAddress)).free;
    const gone = to === wallet.coldkeyAddress ? 0n : amount;
    const result = { from: wallet.coldkeyAddress, to, amount, fee: free - left - gone, left, hash, blockHash };
    printer.result(result, () =>
      [
        `Sent ${out.bold(formatTao(amount))} TAO to ${to}`,
        `fee   ${formatTao(result.fee)} TAO, ${formatTao(left)} TAO are left`,
        `block ${blockHash}`,
      ].join("\n"),
    );
  });
}
