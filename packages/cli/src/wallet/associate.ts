import { tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ownerOf } from "../shared/hotkeys.ts";

/**
 * Makes a coldkey the owner of a hotkey that nobody owns.
 *
 * @throws CliError `NOT_THE_OWNER`, `NO_CHANGE`, and as `perform`; WalletError; ChainError
 */
export async function associate(flags: KeyFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const owner = await ownerOf(chain, hotkey);
    if (owner === coldkey)
      throw new CliError("NO_CHANGE", `${hotkey} belongs to ${coldkey} already`, "Nothing is to be done.");
    if (owner !== undefined) {
      const message = `the hotkey ${hotkey} belongs to ${owner}, and a hotkey has one owner for good`;
      throw new CliError("NOT_THE_OWNER", message, "Make another hotkey: `tao wallet new NAME --only hotkey`.");
    }
    const told = async ({ blockHash }: { readonly blockHash: string }) => {
      const after = await chain.at(blockHash).query.SubtensorModule.Owner(hotkey);
      return { value: { hotkey, owner: after }, text: `${out.bold(hotkey)} belongs to ${after} now` };
    };
    const what = `Make ${coldkey} the owner of the hotkey ${hotkey}`;
    const call = tx.SubtensorModule.try_associate_hotkey({ hotkey });
    const known = { hotkey, owner: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
