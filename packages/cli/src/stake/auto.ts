import { type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { receiverOf } from "../shared/receivers.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import { hotkeyOf, openStaker } from "./hotkeys.ts";
import type { ListFlags } from "./list.ts";
import type { StakeFlags } from "./options.ts";

/** Shows where what miners earn is staked. @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; ChainError */
export async function showAutoStake(who: string, flags: ListFlags, printer: Printer): Promise<void> {
  const { address } = await receiverOf(who, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const entries = await chain.query.SubtensorModule.AutoStakeDestination.entries(address);
    const chosen = entries
      .map(({ keys: [, netuid], value: hotkey }) => ({ netuid, hotkey }))
      .sort((a, b) => a.netuid - b.netuid);
    printer.result({ coldkey: address, chosen }, () => {
      if (chosen.length === 0) return `${address} has chosen nothing: what its miners earn lies behind themselves.`;
      return chosen.map(({ netuid, hotkey }) => `subnet ${netuid}: behind ${hotkey}`).join("\n");
    });
  });
}

/** Chooses where what miners earn is staked. @throws CliError as `perform`; WalletError; ChainError */
export async function setAutoStake(netuid: number, flags: StakeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const coldkey = wallet.coldkeyAddress;
    const told = async ({ blockHash }: Inclusion) => {
      const after = await chain.at(blockHash).query.SubtensorModule.AutoStakeDestination(coldkey, netuid);
      const text = `What miners of ${coldkey} earn on subnet ${netuid} lies behind ${out.bold(after ?? "")} from now on`;
      return { value: { netuid, hotkey: after }, text };
    };
    const what = `Stake what miners of ${coldkey} earn on subnet ${netuid} behind ${hotkey}`;
    const call = tx.SubtensorModule.set_coldkey_auto_stake_hotkey({ netuid, hotkey });
    const known = { netuid, hotkey: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
