import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { renderTable } from "../output/table.ts";
import { visible } from "../output/text.ts";
import {
  changingContacts,
  contactsFile,
  ownForm,
  problemOfName,
  readContacts,
  writeContacts,
} from "../shared/contacts.ts";
import { walletAddress } from "../shared/receivers.ts";

/** Options of `tao contacts`. */
export interface ContactFlags {
  readonly json: boolean;
  readonly wallets?: string;
}

/**
 * Adds a contact.
 *
 * @throws CliError `INVALID_CONTACT_NAME`, `CONTACT_EXISTS`, `CONTACTS_UNREADABLE`, `CONTACTS_BUSY`; CryptoError
 * `INVALID_ADDRESS`
 */
export async function addContact(given: string, text: string, flags: ContactFlags, printer: Printer): Promise<void> {
  const name = given.normalize();
  const problem = problemOfName(name);
  if (problem !== undefined)
    throw new CliError(
      "INVALID_CONTACT_NAME",
      `${JSON.stringify(name)} cannot name a contact: ${problem}`,
      "Choose another name.",
    );
  const address = ownForm(text);
  await changingContacts(flags.wallets, () => addTo(flags.wallets, name, address));
  printer.result({ name, address, file: contactsFile(flags.wallets) }, () => {
    return `${out.bold(visible(name))} is ${address} now.`;
  });
}

async function addTo(root: string | undefined, name: string, address: string): Promise<void> {
  const contacts = readContacts(root);
  const before = contacts.get(name);
  if (before !== undefined)
    throw new CliError(
      "CONTACT_EXISTS",
      `${JSON.stringify(name)} is ${before}`,
      "Remove that contact first, or choose another name.",
    );
  const own = await walletAddress(name, root);
  if (own !== undefined)
    throw new CliError("CONTACT_EXISTS", `${JSON.stringify(name)} is a wallet here (${own})`, "Choose another name.");
  await writeContacts(root, new Map([...contacts, [name, address]]));
}

/** Removes a contact. @throws CliError `UNKNOWN_CONTACT`, `CONTACTS_UNREADABLE`, `CONTACTS_BUSY` */
export async function removeContact(given: string, flags: ContactFlags, printer: Printer): Promise<void> {
  const name = given.normalize();
  const address = await changingContacts(flags.wallets, () => removeFrom(flags.wallets, name));
  printer.result({ name, address }, () => `${visible(name)} (${address}) is forgotten.`);
}

async function removeFrom(root: string | undefined, name: string): Promise<string> {
  const contacts = new Map(readContacts(root));
  const address = contacts.get(name);
  if (address === undefined)
    throw new CliError("UNKNOWN_CONTACT", `no contact is called ${JSON.stringify(name)}`, "See `tao contacts list`.");
  contacts.delete(name);
  await writeContacts(root, contacts);
  return address;
}

/** Lists the contacts by name. @throws CliError `CONTACTS_UNREADABLE` */
export function listContacts(flags: ContactFlags, printer: Printer): void {
  const file = contactsFile(flags.wallets);
  const contacts = [...readContacts(flags.wallets)].map(([name, address]) => ({ name, address }));
  contacts.sort((one, other) => (one.name < other.name ? -1 : 1));
  printer.result({ file, contacts }, () => {
    if (contacts.length === 0) return "There is no contact. Add one with `tao contacts add NAME ADDRESS`.";
    return renderTable(
      ["name", "address"],
      contacts.map(({ name, address }) => [visible(name), address]),
    );
  });
}
