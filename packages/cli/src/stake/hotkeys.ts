import { type Chain, ensureAddress } from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import { openWallet, type Wallet } from "@opentao/sdk/wallet";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { atTerminal } from "../shared/passwords.ts";
import { hotkeyNamed, named } from "../shared/receivers.ts";
import type { StakeFlags } from "./options.ts";

const UID = /^\d{1,5}$/;

/** A hotkey that a person named, before a chain is asked: a UID waits for one. */
export type NamedHotkey = string | undefined;

/** Returns what a text names, its address shown: a mistyped one is refused before a password is asked for. */
export function nameHotkey(text: string | undefined, root: string | undefined, printer: Printer): NamedHotkey {
  if (text === undefined || UID.test(text)) return text;
  const other = hotkeyNamed(text, root);
  ensureAddress(other.address);
  if (other.name !== undefined) printer.note(`Behind ${named(other)}`);
  return other.address;
}

/** Opens the wallet of a command on stake, and names its hotkey. @throws CliError; CryptoError; WalletError */
export async function openStaker(
  flags: StakeFlags,
  printer: Printer,
): Promise<{ readonly wallet: Wallet; readonly behind: NamedHotkey }> {
  const behind = nameHotkey(flags.behind, flags.wallets, printer);
  const { wallets: root, wallet: name, hotkey } = flags;
  return { wallet: await openWallet({ root, name, hotkey, ...atTerminal }), behind };
}

/** Returns the address of the named hotkey, or of the wallet's own. @throws CliError `UNKNOWN_UID`; WalletError */
export async function hotkeyOf(chain: Chain, netuid: number, wallet: Wallet, behind: NamedHotkey): Promise<string> {
  if (behind === undefined) return wallet.hotkeyAddress();
  if (!UID.test(behind)) return behind;
  const neuron = (await readMetagraph(chain, netuid)).neurons[Number(behind)];
  if (neuron !== undefined) return neuron.hotkey;
  throw new CliError(
    "UNKNOWN_UID",
    `subnet ${netuid} has no UID ${behind}`,
    `\`tao metagraph ${netuid}\` shows which it has.`,
  );
}
