import { readdirSync } from "node:fs";
import { systemCodeOf } from "@opentao/base";
import { walletsRoot } from "@opentao/sdk/wallet";
import { CliError } from "../output/errors.ts";
import { readContacts } from "../shared/contacts.ts";
import { profileNamed, readProfiles } from "../shared/profiles/file.ts";

/** Things on this machine that have names. */
type Named = "wallets" | "contacts" | "profiles";

/** Arguments and options by what they name. */
const NAMED: Readonly<Record<string, readonly Named[]>> = {
  wallet: ["wallets"],
  name: ["wallets"],
  profile: ["profiles"],
  behind: ["contacts"],
  toHotkey: ["contacts"],
  who: ["wallets", "contacts"],
  to: ["wallets", "contacts"],
  account: ["wallets", "contacts"],
  receiver: ["wallets", "contacts"],
};

/** Groups of commands whose names are names of their own things. */
const OWN: Readonly<Record<string, readonly Named[]>> = { contacts: ["contacts"], profiles: ["profiles"] };

/** Runs what reads files; where they cannot be read there is nothing: nobody wants to read an error while typing. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof CliError || systemCodeOf(error) !== undefined) return otherwise;
    throw error;
  }
}

function walletNames(root: string | undefined): string[] {
  return readdirSync(walletsRoot(root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

/** Returns the folder of wallets of a profile, or of the one that is used where none is named. */
export function walletsOf(profile: string | undefined): string | undefined {
  return readable(() => {
    const profiles = readProfiles();
    const name = profile ?? profiles.used;
    return name === undefined ? undefined : profileNamed(name, profiles).wallets;
  }, undefined);
}

function namesOf(named: Named, root: string | undefined): readonly string[] {
  if (named === "wallets") return walletNames(root);
  return named === "contacts" ? [...readContacts(root).keys()] : Object.keys(readProfiles().profiles);
}

/**
 * Returns names on this machine for the value of an argument or option of this name.
 *
 * @param group - commands among which its command stands
 */
export function namesFor(of: string, group: string, root: string | undefined): readonly string[] {
  const own = of === "name" && Object.hasOwn(OWN, group) ? OWN[group] : undefined;
  const named = own ?? (Object.hasOwn(NAMED, of) ? NAMED[of] : undefined) ?? [];
  const names = named.flatMap((one) => readable(() => namesOf(one, root), []));
  // A word of a shell: names with blanks and signs that it obeys are typed.
  return [...new Set(names)].filter((name) => /^[\w.@+-]+$/.test(name)).sort();
}
