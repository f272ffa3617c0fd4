import { lockKey, unlockHotkey } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";
import { askPassword, atTerminal } from "../shared/passwords.ts";
import { readPasswordFile } from "../shared/secretFile.ts";

/** Options of `tao wallet unlock`. */
export interface UnlockFlags {
  readonly json: boolean;
  readonly hotkey: string;
  readonly wallets?: string;
}

/** Options of `tao wallet lock`. */
export interface LockFlags extends Omit<UnlockFlags, "hotkey"> {
  readonly hotkey?: string;
  readonly change: boolean;
  readonly passwordFile?: string;
}

/**
 * Encrypts a key file, or changes its password. The old file is there until the new one is whole.
 *
 * @throws CliError `NO_TERMINAL`, `PASSWORDS_DIFFER`, `PASSWORD_UNREADABLE`; WalletError
 */
export async function lockWallet(name: string, flags: LockFlags, printer: Printer): Promise<void> {
  const { hotkey, change, passwordFile } = flags;
  const kind = hotkey === undefined ? "coldkey" : "hotkey";
  const what = `${hotkey === undefined ? kind : `hotkey "${hotkey}"`} of wallet "${name}"`;
  const given = passwordFile === undefined ? undefined : readPasswordFile(passwordFile);
  const password = async (): Promise<string> => given ?? askPassword({ purpose: "create", what, path: name });
  const options = { root: flags.wallets, name, hotkey, change, ...atTerminal };
  const { address, path } = await lockKey(kind, password, options);
  printer.result({ name, kind, hotkeyName: hotkey, address, file: path, state: "encrypted" }, () =>
    [
      `The ${visible(what)} ${change ? "has another password" : "is encrypted"} now: ${out.bold(address)}`,
      out.dim("Without the password, only the words give the key back. Copies of the old file keep what they had."),
    ].join("\n"),
  );
}

/**
 * Writes the file of a hotkey without encryption.
 *
 * @throws CliError `NO_TERMINAL`; WalletError
 */
export async function unlockWallet(name: string, flags: UnlockFlags, printer: Printer): Promise<void> {
  const { hotkey } = flags;
  const { address, path } = await unlockHotkey({ root: flags.wallets, name, hotkey, ...atTerminal });
  printer.note(`Whoever can read ${path} has this hotkey now. \`tao wallet lock\` encrypts it again.`);
  printer.result({ name, kind: "hotkey", hotkeyName: hotkey, address, file: path, state: "plain" }, () => {
    return `The hotkey ${out.bold(visible(hotkey))} of wallet ${visible(name)} is not encrypted now: ${out.bold(address)}`;
  });
}
