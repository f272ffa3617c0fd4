import { CodecError, fromHex, toHex } from "@opentao/codec";
import { CryptoError, decodeAddress } from "@opentao/crypto";
import { readBoundedFile } from "@opentao/node/boundedFile";
import { type MessageForm, openWallet, signMessage, verifyMessage } from "@opentao/sdk/wallet";
import type { Command } from "commander";
import { out } from "../output/colors.ts";
import { CliError, describeError, ProblemsFound } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { atTerminal } from "../shared/passwords.ts";
import { named, type Receiver, receiverOf } from "../shared/receivers.ts";

/** Options of `tao wallet sign`. */
export interface SignFlags {
  readonly json: boolean;
  readonly file?: string;
  readonly wrap: boolean;
  readonly wallet: string;
  readonly hotkey?: string;
  readonly wallets?: string;
}

/** Options of `tao wallet verify`. */
export interface VerifyFlags {
  readonly json: boolean;
  readonly file?: string;
  readonly wallets?: string;
}

/** Largest file that is signed, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Returns the message: a text, or what is in a file. @throws CliError `MESSAGE_UNREADABLE` */
function messageOf(text: string | undefined, file: string | undefined): Uint8Array {
  if (file === undefined) return new TextEncoder().encode(text);
  try {
    return readBoundedFile(file, MAX_BYTES);
  } catch (error) {
    // An error of the system, or that it is no regular file or too large: the same for whoever named the file.
    const message = `${file} cannot be read: ${describeError(error).message}`;
    throw new CliError("MESSAGE_UNREADABLE", message, "Check the path of --file.", { cause: error });
  }
}

const FORMS: Readonly<Record<MessageForm, string>> = {
  bare: "of the message as it is",
  wrapped: "of the message in <Bytes> tags, as polkadot-js signs it",
};

/**
 * Signs a message by the wallet's coldkey, or by the hotkey that is named.
 *
 * @throws CliError `MESSAGE_UNREADABLE`; WalletError
 */
export async function signText(text: string | undefined, flags: SignFlags, printer: Printer): Promise<void> {
  const message = messageOf(text, flags.file); // before a password is asked for
  const wallet = await openWallet({ root: flags.wallets, name: flags.wallet, hotkey: flags.hotkey, ...atTerminal });
  const keypair = flags.hotkey === undefined ? await wallet.coldkey() : await wallet.hotkey();
  const { signature, form } = signMessage(keypair, message, flags.wrap ? "wrapped" : "bare");
  const { address, scheme } = keypair;
  printer.result({ address, signature: toHex(signature), form, scheme }, () =>
    [`signature ${out.bold(toHex(signature))}`, `address   ${address}`, out.dim(`A signature ${FORMS[form]}.`)].join(
      "\n",
    ),
  );
}

/** Makes of a text what it stands for; bad input of the command where it is none. */
function parsed<T>(what: string, parse: () => T, self: Command): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof CryptoError || error instanceof CodecError || error instanceof CliError)) throw error;
    return self.error(`error: ${what}${error.message}`);
  }
}

/** Returns who is said to have signed, by an address or a name. A mistyped address is bad input of the command. */
async function signerOf(text: string, root: string | undefined, self: Command): Promise<Receiver> {
  try {
    return await receiverOf(text, root);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return self.error(`error: this is no address: ${error.message}`);
  }
}

/**
 * Says if a signature of a message, of either form, is by an address, or by the account of a name. No wallet is
 * needed.
 *
 * @throws CommanderError on bad input; ProblemsFound when the signature is not by the address; CliError, WalletError
 * where a name stands for nobody that is known
 */
export async function verifyText(
  given: { readonly message: string | undefined; readonly signature: string; readonly address: string },
  flags: VerifyFlags,
  self: Command,
  printer: Printer,
): Promise<void> {
  const message = parsed("", () => messageOf(given.message, flags.file), self);
  const signer = await signerOf(given.address, flags.wallets, self);
  const { address, name } = signer;
  const hex = given.signature.trim().toLowerCase();
  const signature = parsed("this is no signature: ", () => fromHex(hex.startsWith("0x") ? hex : `0x${hex}`), self);
  if (signature.length !== 64 && signature.length !== 65)
    self.error(`error: a signature has 64 bytes (128 hex digits), not ${signature.length}`);
  const verdict = verifyMessage(signature, message, decodeAddress(address));
  printer.result({ ...verdict, address, name }, () =>
    verdict.valid
      ? `${out.green("valid")}: a signature by ${named(signer)} (${verdict.scheme}), ${FORMS[verdict.form]}`
      : `${out.red("not valid")}: this is no signature of this message by ${named(signer)}`,
  );
  if (!verdict.valid) throw new ProblemsFound("the signature is not valid");
}
