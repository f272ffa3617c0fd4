import { ensureAddress, planStakeTransfer } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { withChain } from "../shared/connection.ts";
import { named, receiverOf } from "../shared/receivers.ts";
import { hotkeyOf, openStaker } from "./hotkeys.ts";
import type { StakeFlags } from "./options.ts";
import { type Amount, amountIn } from "./position.ts";

/**
 * Gives stake to another coldkey.
 *
 * @param to - address of the receiver, or the name of a contact or wallet
 * @param given - alpha in rao, or all of it
 * @throws CliError `STAKE_TOO_LOW`, `NOT_AN_ADDRESS`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function transferStake(
  netuid: number,
  to: string,
  given: Amount,
  flags: StakeFlags,
  printer: Printer,
): Promise<void> {
  const receiver = await receiverOf(to, flags.wallets);
  ensureAddress(receiver.address);
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const amount = await amountIn(chain, coldkey, { netuid, hotkey }, given);
    const gift = { to: receiver.address, hotkey, netuid, amount };
    const plan = await planStakeTransfer(chain, coldkey, gift);
    const whole = `${formatTao(amount)} ${stakeUnit(netuid)} of subnet ${netuid} behind ${hotkey}`;
    const what = `Give ${whole} to ${named(receiver)}`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { fee, hash, blockHash } = done;
    printer.result({ coldkey, ...gift, toName: receiver.name, fee, hash, blockHash }, () => {
      return `${out.bold(named(receiver))} has ${whole} now\n${renderInclusion(done)}`;
    });
  });
}
