import {
  type Chain,
  getBalance,
  getTransferable,
  type Inclusion,
  planStake,
  planUnstake,
  planUnstakeAll,
  tradedIn,
} from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter, renderRead } from "../shared/actions/readAfter.ts";
import { withChain } from "../shared/connection.ts";
import { hotkeyOf, openStaker } from "./hotkeys.ts";
import type { TradeFlags } from "./options.ts";
import { type Amount, amountIn } from "./position.ts";

/** Position of a trade, and who trades. */
interface Place {
  readonly coldkey: string;
  readonly netuid: number;
  readonly hotkey: string;
}

async function printTrade(
  chain: Chain,
  done: Inclusion,
  place: Place,
  name: "StakeAdded" | "StakeRemoved",
  printer: Printer,
): Promise<void> {
  const { coldkey, netuid, hotkey } = place;
  const { fee, hash, blockHash } = done;
  const { value, unread } = await readAfter(printer, async () => {
    const { free } = await getBalance(chain, coldkey, { at: blockHash });
    return { ...tradedIn(done.events, name), left: free };
  });
  const { tao, alpha, left } = value ?? { tao: null, alpha: null, left: null };
  printer.result({ ...place, tao, alpha, fee, left, hash, blockHash, ...unread }, () => {
    const [paid, got] = [out.bold(renderRead(tao)), `${renderRead(alpha)} ${stakeUnit(netuid)}`];
    const title =
      name === "StakeAdded"
        ? `Staked ${paid} TAO on subnet ${netuid}: ${got} behind ${hotkey}`
        : `Sold ${got} of subnet ${netuid} for ${paid} TAO`;
    return `${title}\n${renderInclusion(done)}\nleft  ${renderRead(left)} TAO`;
  });
}

/** Returns how much TAO is to be staked. @throws CliError `BALANCE_TOO_LOW` */
async function amountOf(chain: Chain, coldkey: string, amount: Amount): Promise<bigint> {
  const { keepingAlive } = await getTransferable(chain, coldkey);
  if (amount === "all" && keepingAlive > 0n) return keepingAlive;
  if (amount !== "all" && amount <= keepingAlive) return amount;
  throw new CliError(
    "BALANCE_TOO_LOW",
    `${coldkey} can stake ${formatTao(keepingAlive)} TAO at most: a fee is to be paid, and the account is to go on`,
    "Stake less, or bring TAO there first.",
  );
}

/**
 * Buys a subnet's alpha with TAO and stakes it behind a hotkey.
 *
 * @param amount - in rao
 * @throws CliError `BALANCE_TOO_LOW`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function addStake(netuid: number, given: Amount, flags: TradeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const amount = await amountOf(chain, coldkey, given);
    const plan = await planStake(chain, coldkey, { netuid, hotkey, amount }, { tolerance: flags.tolerance });
    const what = `Stake ${formatTao(amount)} TAO on subnet ${netuid} behind ${hotkey}`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done !== undefined) await printTrade(chain, done, { coldkey, netuid, hotkey }, "StakeAdded", printer);
  });
}

/**
 * Sells staked alpha for TAO.
 *
 * @param given - alpha in rao, or all of it
 * @throws CliError `STAKE_TOO_LOW`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function removeStake(netuid: number, given: Amount, flags: TradeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const amount = await amountIn(chain, coldkey, { netuid, hotkey }, given);
    const makePlan = given === "all" ? planUnstakeAll : planUnstake;
    const plan = await makePlan(chain, coldkey, { netuid, hotkey, amount }, { tolerance: flags.tolerance });
    const what = `Sell ${given === "all" ? "all, now " : ""}${formatTao(amount)} ${stakeUnit(netuid)} of subnet ${netuid} behind ${hotkey}`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done !== undefined) await printTrade(chain, done, { coldkey, netuid, hotkey }, "StakeRemoved", printer);
  });
}
