import { readdirSync } from "node:fs";
import { systemCodeOf } from "@opentao/base";
import { walletsRoot } from "@opentao/sdk/wallet";
import { CliError } from "../output/errors.ts";
import { readContacts } from "../shared/contacts.ts";

/** Arguments and options that name a wallet. */
const WALLETS: readonly string[] = ["wallet", "name"];
/** Those that name a wallet or a contact. */
const ACCOUNTS: readonly string[] = ["who", "to", "account", "receiver"];
/** Those that name a contact alone. */
const CONTACTS: readonly string[] = ["behind", "toHotkey"];

function walletNames(root: string | undefined): string[] {
  return readdirSync(walletsRoot(root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

/**
 * Returns names on this machine for the value of an argument or option of this name. Where they cannot be read there
 * are none: nobody wants to read an error while typing.
 */
export function namesFor(of: string, root: string | undefined): readonly string[] {
  const [ofWallet, ofContact] = [
    WALLETS.includes(of) || ACCOUNTS.includes(of),
    CONTACTS.includes(of) || ACCOUNTS.includes(of),
  ];
  try {
    const wallets = ofWallet ? walletNames(root) : [];
    const contacts = ofContact ? [...readContacts(root).keys()] : [];
    // A word of a shell: names with blanks and signs that it obeys are typed.
    return [...new Set([...wallets, ...contacts])].filter((name) => /^[\w.@+-]+$/.test(name)).sort();
  } catch (error) {
    if (error instanceof CliError || systemCodeOf(error) !== undefined) return [];
    throw error;
  }
}
