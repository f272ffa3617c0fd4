import { ensureAddress, type Inclusion, tx } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureHotkeyOwner } from "../shared/hotkeys.ts";
import { u64Percent } from "../shared/parts.ts";
import { hotkeyNamed } from "../shared/receivers.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import { relationsOf, renderRelations, renderShares } from "./children.ts";
import type { GivenChild } from "./givenChild.ts";

const WHOLE = (1n << 64n) - 1n;

/** Returns children by their addresses. @throws CliError `OUT_OF_BOUNDS`, `NOT_AN_ADDRESS`; CryptoError; ChainError */
function addressed(given: readonly GivenChild[], root: string | undefined): GivenChild[] {
  const children = given.map(({ hotkey, part }) => ({ hotkey: hotkeyNamed(hotkey, root).address, part }));
  for (const { hotkey } of children) ensureAddress(hotkey);
  const total = children.reduce((sum, { part }) => sum + part, 0n);
  if (total <= WHOLE) return children;
  throw new CliError("OUT_OF_BOUNDS", `the parts make ${u64Percent(total)}`, "Give parts that make 100% at most.");
}

/**
 * Names the hotkeys to which a hotkey passes its stake on a subnet.
 *
 * @throws CliError `OUT_OF_BOUNDS`, `NOT_AN_ADDRESS`, `UNKNOWN_SUBNET`, `NOT_THE_OWNER`, and as `perform`; WalletError;
 * ChainError
 */
export async function setChildren(
  netuid: number,
  given: readonly GivenChild[],
  flags: KeyFlags,
  printer: Printer,
): Promise<void> {
  const children = addressed(given, flags.wallets);
  const { wallet, hotkey } = await openKeys(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    await ensureHotkeyOwner(chain, hotkey, wallet.coldkeyAddress);
    const { children: before } = await relationsOf(chain, netuid, hotkey);
    const edges = children.map(({ hotkey: child, part }) => [part, child] as const);
    const call = tx.SubtensorModule.set_children({ hotkey, netuid, children: edges });
    const instead = `instead of ${renderShares(before)}`;
    const what = `Pass stake of ${hotkey} on subnet ${netuid} to ${renderShares(children)}, ${instead}`;
    const told = async ({ blockHash }: Inclusion) => {
      const relations = await relationsOf(chain, netuid, hotkey, blockHash);
      return { value: { netuid, hotkey, ...relations }, text: renderRelations(relations) };
    };
    const known = { netuid, hotkey, children: null, parents: null, pending: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
