import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { CryptoError, decodeAddress, encodeAddress } from "@opentao/crypto";
import { readBoundedText } from "@opentao/node/boundedFile";
import { takeLock } from "@opentao/sdk/lock";
import { walletsRoot, writePrivateFile } from "@opentao/sdk/wallet";
import * as z from "zod/mini";
import { CliError, describeError } from "../output/errors.ts";

/** Addresses of others by the names that a person gave them. */
export type Contacts = ReadonlyMap<string, string>;

/** Largest address book in contacts, and longest name in characters, of which each takes up to two UTF-16 units. */
const MAX_CONTACTS = 1000;
const MAX_LENGTH = 64;
/** Largest file of one, in bytes: more than the longest names, of four bytes a character, their addresses and JSON. */
const MAX_BYTES = MAX_CONTACTS * (4 * MAX_LENGTH + 256);
/** Form of an address, whole or mistyped: hardly a name. */
export const ADDRESS_FORM: RegExp = /^[0-9A-Za-z]{40,60}$/;

const book = z.object({
  contacts: z
    .array(
      z.object({ name: z.string().check(z.maxLength(2 * MAX_LENGTH)), address: z.string().check(z.maxLength(64)) }),
    )
    .check(z.maxLength(MAX_CONTACTS)),
});

/** Returns the file of the address book: it lies among the wallets, whose folder official tools look for folders in. */
export function contactsFile(root: string | undefined): string {
  return join(walletsRoot(root), "opentao-contacts.json");
}

/** Returns why a text cannot name a contact; `undefined` when it can. */
export function problemOfName(name: string): string | undefined {
  if (name === "" || name !== name.trim() || [...name].length > MAX_LENGTH) return `give 1 to ${MAX_LENGTH} characters`;
  if (/[/\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) || name.startsWith("-"))
    return "it has a slash or characters that are not shown, or begins with -";
  if (/^\d+$/.test(name)) return "a number is a UID";
  if (ADDRESS_FORM.test(name) || /^0x/i.test(name)) return "it looks like an address";
  return undefined;
}

function unreadable(path: string, reason: string, cause?: unknown): CliError {
  const hint = "Restore it from a backup, or move it away and add the contacts again.";
  return new CliError("CONTACTS_UNREADABLE", `${path} is no address book: ${reason}`, hint, { cause });
}

function textOf(path: string): string | undefined {
  try {
    return readBoundedText(path, MAX_BYTES);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, describeError(error).message, error);
  }
}

/** Returns the address in the form of this network. @throws CryptoError `INVALID_ADDRESS`, also of other networks */
export function ownForm(address: string): string {
  return encodeAddress(decodeAddress(address, 42));
}

/** Reads the address book; it is empty where there is none. @throws CliError `CONTACTS_UNREADABLE` */
export function readContacts(root: string | undefined): Contacts {
  const path = contactsFile(root);
  const text = textOf(path);
  if (text === undefined) return new Map();
  try {
    const { contacts } = book.parse(JSON.parse(text));
    const read = new Map(contacts.map(({ name, address }) => [name, ownForm(address)]));
    const bad = [...read.keys()].find((name) => problemOfName(name) !== undefined);
    if (bad !== undefined) throw unreadable(path, `${JSON.stringify(bad)} is no name of a contact`);
    if (read.size !== contacts.length) throw unreadable(path, "a name stands in it twice");
    return read;
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(path, "it is no JSON", error);
    if (error instanceof z.core.$ZodError) throw unreadable(path, "its entries are not names with addresses", error);
    if (error instanceof CryptoError) throw unreadable(path, error.message, error);
    throw error;
  }
}

/**
 * Changes the address book as no other process does at the same time.
 *
 * @throws CliError `CONTACTS_BUSY` while another process changes it
 */
export async function changingContacts<T>(root: string | undefined, change: () => Promise<T>): Promise<T> {
  const folder = walletsRoot(root);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(folder, ".opentao-contacts.lock"));
  if ("holder" in lock) {
    const message = `another process changes the contacts at the moment (${lock.holder})`;
    throw new CliError("CONTACTS_BUSY", message, "Do it again when that one is done.");
  }
  try {
    return await change();
  } finally {
    lock.release();
  }
}

/**
 * Writes the address book: whole or not at all, for its owner alone.
 *
 * @throws CliError `TOO_MANY_CONTACTS`; WalletError `WRITE_FAILED`
 */
export async function writeContacts(root: string | undefined, contacts: Contacts): Promise<void> {
  if (contacts.size > MAX_CONTACTS)
    throw new CliError(
      "TOO_MANY_CONTACTS",
      `there are ${MAX_CONTACTS} contacts already`,
      "Remove some that are not used.",
    );
  const entries = [...contacts].map(([name, address]) => ({ name, address }));
  const text = `${JSON.stringify({ contacts: entries }, undefined, 2)}\n`;
  await writePrivateFile(contactsFile(root), new TextEncoder().encode(text), true);
}
