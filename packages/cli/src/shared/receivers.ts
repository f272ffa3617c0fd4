import { CryptoError, decodeAddress } from "@opentao/crypto";
import { openWallet, WalletError } from "@opentao/sdk/wallet";
import { CliError } from "../output/errors.ts";
import { visible } from "../output/text.ts";
import { ADDRESS_FORM, readContacts } from "./contacts.ts";

/** Somebody who was named: by an address, or by a name that stands for one. */
export interface Receiver {
  readonly address: string;
  /** Name of the contact or wallet; `undefined` when the address itself was given. */
  readonly name?: string;
}

function isAddress(text: string): boolean {
  try {
    return decodeAddress(text).length === 32;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    // Of a mistyped address, the address is what is wrong, not that nobody has this name.
    if (ADDRESS_FORM.test(text)) throw error;
    return false;
  }
}

/** Returns the address of the wallet of this name; `undefined` when there is none. @throws WalletError */
export async function walletAddress(name: string, root: string | undefined): Promise<string | undefined> {
  try {
    return (await openWallet({ root, name })).coldkeyAddress;
  } catch (error) {
    if (error instanceof WalletError && (error.code === "WALLET_NOT_FOUND" || error.code === "INVALID_NAME"))
      return undefined;
    throw error;
  }
}

function unknown(text: string, what: string): CliError {
  if (text === "default") {
    const cure = "Create it with `tao wallet new default`, or name another: `tao wallet list` shows which there are.";
    return new CliError("NOT_AN_ADDRESS", "there is no wallet default, which is meant where none is named", cure);
  }
  const hint = "Check the name (`tao contacts list`, `tao wallet list`), or give the address itself.";
  return new CliError("NOT_AN_ADDRESS", `${JSON.stringify(text)} is no address, and ${what}`, hint);
}

/**
 * Returns the account that a text names: an address, a contact, or a wallet on this machine.
 *
 * @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; CryptoError `INVALID_ADDRESS`; WalletError
 */
export async function receiverOf(text: string, root: string | undefined): Promise<Receiver> {
  if (isAddress(text)) return { address: text };
  const name = text.normalize();
  const contact = readContacts(root).get(name);
  const wallet = await walletAddress(text, root);
  if (contact !== undefined && wallet !== undefined && contact !== wallet)
    throw new CliError(
      "NAME_AMBIGUOUS",
      `${JSON.stringify(text)} is a contact (${contact}) and a wallet (${wallet})`,
      "Give the address itself, or remove the contact and add it under another name.",
    );
  const address = contact ?? wallet;
  if (address === undefined) throw unknown(text, "neither a contact nor a wallet has this name");
  return { address, name };
}

/** Does the same for a hotkey, which no wallet's name stands for. @throws CliError; CryptoError */
export function hotkeyNamed(text: string, root: string | undefined): Receiver {
  if (isAddress(text)) return { address: text };
  const name = text.normalize();
  const address = readContacts(root).get(name);
  if (address === undefined) throw unknown(text, "no contact has this name");
  return { address, name };
}

/** Shows a name with its address. */
export function named({ address, name }: Receiver): string {
  return name === undefined ? address : `${visible(name)} (${address})`;
}
