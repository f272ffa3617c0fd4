import { type Chain, type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { hotkeyMeant, type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureHotkeyOwner } from "../shared/hotkeys.ts";
import { u16Percent } from "../shared/parts.ts";
import { ensureSubnet } from "../shared/subnets.ts";

/** Take of a child on a subnet and its bounds, out of 65535. */
async function takeOf(chain: Chain, netuid: number, hotkey: string, at?: string) {
  const reads = chain.at(at).query.SubtensorModule;
  const [set, least, leastHere, most] = await Promise.all([
    reads.ChildkeyTake(hotkey, netuid),
    reads.MinChildkeyTake(),
    reads.MinChildkeyTakePerSubnet(netuid),
    reads.MaxChildkeyTake(),
  ]);
  const bound = Math.max(least, leastHere);
  return { take: Math.max(set, bound), least: bound, most };
}

/** Shows what a hotkey keeps as a child. @throws CliError `UNKNOWN_SUBNET`; WalletError; ChainError */
export async function showChildTake(netuid: number, flags: KeyFlags, printer: Printer): Promise<void> {
  const hotkey = await hotkeyMeant(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const { take, least, most } = await takeOf(chain, netuid, hotkey);
    printer.result({ netuid, hotkey, take, least, most }, () => {
      const bounds = `the chain allows ${u16Percent(least)} to ${u16Percent(most)}`;
      return `${out.bold(hotkey)} keeps ${out.bold(u16Percent(take))} as a child on subnet ${netuid}; ${bounds}`;
    });
  });
}

/**
 * Changes what a hotkey keeps as a child.
 *
 * @param take - out of 65535
 * @throws CliError `UNKNOWN_SUBNET`, `NOT_THE_OWNER`, `OUT_OF_BOUNDS`, and as `perform`; WalletError; ChainError
 */
export async function changeChildTake(netuid: number, take: number, flags: KeyFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    await ensureHotkeyOwner(chain, hotkey, wallet.coldkeyAddress);
    const { take: before, least, most } = await takeOf(chain, netuid, hotkey);
    const bounds = `Give ${u16Percent(least)} to ${u16Percent(most)}.`;
    if (take < least || take > most)
      throw new CliError("OUT_OF_BOUNDS", `the chain allows no take of ${u16Percent(take)} there`, bounds);
    const call = tx.SubtensorModule.set_childkey_take({ hotkey, netuid, take });
    const change = `from ${u16Percent(before)} to ${u16Percent(take)}`;
    const what = `Change what ${hotkey} keeps as a child on subnet ${netuid} ${change}`;
    const told = async ({ blockHash }: Inclusion) => {
      const { take: after } = await takeOf(chain, netuid, hotkey, blockHash);
      const text = `${out.bold(hotkey)} kept ${u16Percent(before)} and keeps ${out.bold(u16Percent(after))} now`;
      return { value: { netuid, hotkey, before, after }, text };
    };
    const known = { netuid, hotkey, before, after: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
