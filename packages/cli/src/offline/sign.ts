import { createHash } from "node:crypto";
import { decodeAddress } from "@opentao/crypto";
import { payloadSignature, readPayload, type SignerPayload } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { agree } from "../shared/actions/consent.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { fileText, noTransaction, refuseExisting, writeFile } from "../shared/offline/file.ts";
import { readTransactionFile } from "./input.ts";
import { knownNames } from "./names.ts";
import { ownTypes } from "./ownRuntime.ts";
import { readTransaction, renderTransaction } from "./reading.ts";
import { factsOf, type ShowFlags } from "./show.ts";

/** Options of `tao offline sign`. */
export interface SignFlags extends ShowFlags {
  readonly wallet: string;
  readonly out?: string;
  readonly qr: boolean;
  readonly yes: boolean;
  /** True when something is to be signed that cannot be read for sure. */
  readonly unread: boolean;
}

/** Name of the signed file where none is chosen. */
function outputOf(path: string, chosen: string | undefined): string | undefined {
  if (chosen !== undefined || path === "-") return chosen;
  return `${path.replace(/\.json$/, "")}.signed.json`;
}

/** Sees that a person knows what is signed. @throws CliError `NO_TERMINAL`, `CANCELLED`, `CALL_UNREADABLE` */
async function ensureKnown(doubt: string | undefined, payload: SignerPayload, flags: SignFlags): Promise<void> {
  if (doubt === undefined) return agree("Sign it?", flags);
  if (!flags.unread) {
    const hint = "Sign with the version that the chain has; or add --unread, if you know from elsewhere what it is.";
    throw new CliError("CALL_UNREADABLE", `nothing was signed, for it is not sure what it does: ${doubt}`, hint);
  }
  const word = createHash("sha256").update(payload.method).digest("hex").slice(0, 8);
  await agree(`It is NOT sure what this does. Type ${word} to sign it all the same`, flags, word);
}

/**
 * Signs a transaction that was made on another machine. Nothing is asked of a network: what it does is read by the
 * runtime that this program carries.
 *
 * @throws CliError `TRANSACTION_FILE_UNREADABLE`, `OTHER_SIGNER`, `CALL_UNREADABLE`, `CANCELLED`, `FILE_EXISTS`;
 * WalletError
 */
export async function signTransaction(path: string, flags: SignFlags, printer: Printer): Promise<void> {
  const target = outputOf(path, flags.out);
  if (target !== undefined) refuseExisting(target);
  const file = await readTransactionFile(path);
  const { payload } = file;
  if (file.signature !== undefined) throw noTransaction("it is signed already: send it with `tao offline send`");
  const wallet = await openActor(flags);
  const own = decodeAddress(wallet.coldkeyAddress);
  if (!decodeAddress(payload.address).every((byte, at) => byte === own[at])) {
    const message = `${payload.address} is to sign it; the coldkey of ${wallet.name} is ${wallet.coldkeyAddress}`;
    throw new CliError("OTHER_SIGNER", message, "Name the wallet of that key with --wallet.");
  }
  const reading = readTransaction(ownTypes(), payload);
  printer.note(renderTransaction(file, reading, await knownNames(flags.wallets)));
  await ensureKnown(reading.doubt, payload, flags);
  const signed = { ...file, signature: payloadSignature(payload, await wallet.coldkey()) };
  if (target !== undefined) await writeFile(target, signed);
  const text = fileText(signed);
  const codes = flags.qr && !flags.json ? (await import("../shared/offline/codes.ts")).renderCodes(text) : undefined;
  printer.result({ signed: target ?? null, transaction: text, ...factsOf(signed, reading) }, () => {
    const { end } = readPayload(payload);
    const last = Number.isFinite(end) ? `: blocks up to ${end - 1} can hold it` : "";
    const place = target === undefined ? (codes === undefined ? text : "Signed") : `Signed: ${out.bold(target)}`;
    return [
      `${place}${codes === undefined && target === undefined ? "" : last}`,
      ...(codes === undefined ? [] : [codes]),
    ].join("\n");
  });
}
