import { readPolkadotJs, regenerateKey } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";
import { askPassword, atTerminal, withDerivationBar } from "../shared/passwords.ts";
import { refuseExisting } from "./create.ts";

/** Options of `tao wallet import`. */
export interface ImportFlags {
  readonly json: boolean;
  readonly as: "coldkey" | "hotkey";
  readonly hotkey: string;
  readonly wallets?: string;
  readonly password: boolean;
  readonly overwrite: boolean;
}

/**
 * Makes a key of a wallet from an account that polkadot-js exported. A coldkey gets a password of its own; a hotkey is
 * not encrypted.
 *
 * @throws CliError, WalletError; nothing is overwritten unless that was asked for
 */
export async function importAccount(file: string, name: string, flags: ImportFlags, printer: Printer): Promise<void> {
  const { as: kind, hotkey, wallets: root, overwrite } = flags;
  if (!overwrite) await refuseExisting(name, { ...flags, only: kind });
  const secret = await readPolkadotJs(file, atTerminal);
  const what = `coldkey of wallet "${name}"`;
  const isSecret = kind === "coldkey" && flags.password;
  const password = isSecret ? await askPassword({ purpose: "create", what, path: name }) : undefined;
  const address = await regenerateKey(kind, secret, { root, name, hotkey, overwrite, password, ...withDerivationBar });
  const hotkeyName = kind === "hotkey" ? hotkey : undefined;
  printer.result({ name, kind, hotkeyName, address }, () =>
    [
      `The ${kind} of wallet ${out.bold(visible(name))} is ${out.bold(address)} now.`,
      out.dim("Keep the export and its password: this file has no words from which the key can be made again."),
    ].join("\n"),
  );
}
