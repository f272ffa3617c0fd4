import { getStakes, planMove } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter, renderRead } from "../shared/actions/readAfter.ts";
import { withChain } from "../shared/connection.ts";
import { hotkeyOf, nameHotkey, openStaker } from "./hotkeys.ts";
import type { TradeFlags } from "./options.ts";
import { type Amount, amountIn } from "./position.ts";

/** Options of `tao stake move`. */
export interface MoveFlags extends TradeFlags {
  readonly toHotkey?: string;
  readonly toSubnet?: number;
}

/**
 * Moves stake to another hotkey, to another subnet, or both.
 *
 * @param given - alpha in rao, or all of it
 * @throws CliError `STAKE_TOO_LOW`, `UNKNOWN_UID`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function moveStake(from: number, given: Amount, flags: MoveFlags, printer: Printer): Promise<void> {
  const target = nameHotkey(flags.toHotkey, flags.wallets, printer);
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  const to = flags.toSubnet ?? from;
  await withChain(flags.url, async (chain) => {
    const fromHotkey = await hotkeyOf(chain, from, wallet, behind);
    const toHotkey = target === undefined ? fromHotkey : await hotkeyOf(chain, to, wallet, target);
    const amount = await amountIn(chain, coldkey, { netuid: from, hotkey: fromHotkey }, given);
    const move = { fromHotkey, toHotkey, from, to, amount };
    const plan = await planMove(chain, coldkey, move, { tolerance: flags.tolerance });
    const [source, goal] = [`subnet ${from} behind ${fromHotkey}`, `subnet ${to} behind ${toHotkey}`];
    const what = `Move ${formatTao(amount)} ${stakeUnit(from)} of ${source} to ${goal}`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { fee, hash, blockHash } = done;
    const { value: held, unread } = await readAfter(printer, async () => {
      const stakes = await getStakes(chain, coldkey, { at: blockHash });
      return stakes.find((one) => one.netuid === to && one.hotkey === toHotkey)?.stake ?? 0n;
    });
    printer.result({ coldkey, ...move, held, fee, hash, blockHash, ...unread }, () => {
      const now = `${out.bold(renderRead(held))} ${stakeUnit(to)}`;
      const title = `Moved ${formatTao(amount)} ${stakeUnit(from)} of ${source}: ${now} lie on ${goal} now`;
      return `${title}\n${renderInclusion(done)}`;
    });
  });
}
