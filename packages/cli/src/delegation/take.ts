import { type Chain, type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { hotkeyMeant, type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureHotkeyOwner } from "../shared/hotkeys.ts";
import { u16Percent } from "../shared/parts.ts";

/** Take of a hotkey and its bounds, out of 65535. */
async function takeOf(chain: Chain, hotkey: string, at?: string) {
  const { Delegates, MinDelegateTake, MaxDelegateTake } = chain.at(at).query.SubtensorModule;
  const [take, least, most] = await Promise.all([Delegates(hotkey), MinDelegateTake(), MaxDelegateTake()]);
  return { take, least, most };
}

/** Shows what a hotkey keeps. @throws WalletError; ChainError */
export async function showTake(flags: KeyFlags, printer: Printer): Promise<void> {
  const hotkey = await hotkeyMeant(flags);
  await withChain(flags.url, async (chain) => {
    const { take, least, most } = await takeOf(chain, hotkey);
    printer.result({ hotkey, take, least, most }, () => {
      const bounds = `the chain allows ${u16Percent(least)} to ${u16Percent(most)}`;
      return `${out.bold(hotkey)} keeps ${out.bold(u16Percent(take))}; ${bounds}`;
    });
  });
}

/**
 * Changes what a hotkey keeps: raises or lowers it, as it stands now.
 *
 * @param take - out of 65535
 * @throws CliError `NOT_THE_OWNER`, `OUT_OF_BOUNDS`, `NO_CHANGE`, and as `perform`; WalletError; ChainError
 */
export async function changeTake(take: number, flags: KeyFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  await withChain(flags.url, async (chain) => {
    await ensureHotkeyOwner(chain, hotkey, wallet.coldkeyAddress);
    const { take: before, least, most } = await takeOf(chain, hotkey);
    const bounds = `Give ${u16Percent(least)} to ${u16Percent(most)}.`;
    if (take < least || take > most)
      throw new CliError("OUT_OF_BOUNDS", `the chain allows no take of ${u16Percent(take)}`, bounds);
    if (take === before)
      throw new CliError("NO_CHANGE", `${hotkey} keeps ${u16Percent(take)} already`, "Give another part.");
    const { increase_take: raised, decrease_take: lowered } = tx.SubtensorModule;
    const call = (take > before ? raised : lowered)({ hotkey, take });
    const what = `Change what ${hotkey} keeps from ${u16Percent(before)} to ${u16Percent(take)}`;
    const told = async ({ blockHash }: Inclusion) => {
      const { take: after } = await takeOf(chain, hotkey, blockHash);
      const text = `${out.bold(hotkey)} kept ${u16Percent(before)} and keeps ${out.bold(u16Percent(after))} now`;
      return { value: { hotkey, before, after }, text };
    };
    const known = { hotkey, before, after: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
