import { passwordVariable, renameHotkey, renameWallet } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";

/** Options of `tao wallet rename`. */
export interface RenameFlags {
  readonly json: boolean;
  /** Hotkey that is renamed, instead of the wallet. */
  readonly hotkey?: string;
  readonly wallets?: string;
}

/**
 * Gives a wallet, or a hotkey of one, another name, and says what may still use the old one.
 *
 * @param name - present name of the wallet
 * @param after - new name of the wallet, or of the hotkey
 * @throws WalletError `WALLET_NOT_FOUND`, `WALLET_EXISTS`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function renameKeys(name: string, after: string, flags: RenameFlags, printer: Printer): Promise<void> {
  const { wallets: root, hotkey } = flags;
  const { files } =
    hotkey === undefined ? await renameWallet(root, name, after) : await renameHotkey({ root, name }, hotkey, after);
  const before = hotkey ?? name;
  const kind = hotkey === undefined ? "wallet" : "hotkey";
  const variables = files.map(([old, now]) => ({ before: passwordVariable(old), after: passwordVariable(now) }));
  printer.result({ kind, wallet: hotkey === undefined ? after : name, before, after, files, variables }, () =>
    [
      `The ${kind} ${out.bold(visible(before))} is called ${out.bold(visible(after))} now.`,
      `What used the old name needs the new one: services and scripts with \`--${kind} ${visible(before)}\`, and neurons`,
      "when they start again (those that run have the key open and go on).",
      ...variables
        .filter((variable) => process.env[variable.before] !== undefined)
        .map((variable) => `The password in ${variable.before} must be masked anew, for ${variable.after}.`),
    ].join("\n"),
  );
}
