import { resolve } from "node:path";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { renderTable } from "../output/table.ts";
import { visible } from "../output/text.ts";
import { changeProfiles, type Profile, profileNamed, readProfiles } from "../shared/profiles/file.ts";
import { profilesFile } from "../shared/profiles/location.ts";

/** Options of `tao profiles`. */
export interface ProfileFlags {
  readonly json: boolean;
}

/** Options of `tao profiles add`. */
export interface AddFlags extends ProfileFlags, Profile {}

const NAME = /^[\w.-]{1,64}$/;

/**
 * Adds a profile, or replaces values of one.
 *
 * @throws CliError `INVALID_PROFILE_NAME`, `PROFILES_UNREADABLE`, `PROFILES_BUSY`, `TOO_MANY_PROFILES`
 */
export async function addProfile(name: string, flags: AddFlags, printer: Printer): Promise<void> {
  if (!NAME.test(name) || name === "__proto__") {
    const hint = "Give 1 to 64 letters, digits, dots, dashes and underscores.";
    throw new CliError("INVALID_PROFILE_NAME", `${JSON.stringify(name)} cannot name a profile`, hint);
  }
  const { url, index } = flags;
  // A path from here would be another one elsewhere.
  const wallets = flags.wallets === undefined ? undefined : resolve(flags.wallets);
  const given = Object.fromEntries(Object.entries({ url, index, wallets }).filter(([, value]) => value !== undefined));
  let added: Profile = {};
  await changeProfiles((all) => {
    added = { ...all.profiles[name], ...given };
    return { ...all, profiles: { ...all.profiles, [name]: added } };
  });
  printer.result({ name, ...added, file: profilesFile() }, () => {
    return `${out.bold(name)} is a profile now. Use it with --profile ${name}, or always: tao profiles use ${name}`;
  });
}

/** Uses a profile wherever none is named, or none. @throws CliError `UNKNOWN_PROFILE`, as {@link addProfile} */
export async function useProfile(name: string | undefined, printer: Printer): Promise<void> {
  await changeProfiles((all) => {
    if (name === undefined) return { profiles: all.profiles };
    profileNamed(name, all);
    return { ...all, used: name };
  });
  printer.result({ used: name ?? null }, () => {
    return name === undefined ? "No profile is used where none is named." : `${out.bold(visible(name))} is used now.`;
  });
}

/** Forgets a profile. @throws CliError `UNKNOWN_PROFILE`, as {@link addProfile} */
export async function removeProfile(name: string, printer: Printer): Promise<void> {
  await changeProfiles((all) => {
    profileNamed(name, all);
    const profiles = Object.fromEntries(Object.entries(all.profiles).filter(([other]) => other !== name));
    return all.used === name || all.used === undefined ? { profiles } : { used: all.used, profiles };
  });
  printer.result({ name }, () => `${visible(name)} is forgotten.`);
}

/** Lists the profiles. @throws CliError `PROFILES_UNREADABLE` */
export function listProfiles(printer: Printer): void {
  const { used, profiles } = readProfiles();
  const list = Object.entries(profiles).map(([name, profile]) => ({ name, isUsed: name === used, ...profile }));
  printer.result({ file: profilesFile(), profiles: list }, () => {
    if (list.length === 0) return "There is no profile. Add one with `tao profiles add NAME --url URL`.";
    const rows = list.map(({ name, isUsed, url = "–", index = "–", wallets = "–" }) => {
      return [name, isUsed ? "used" : "", url, index, wallets].map(visible);
    });
    return renderTable(["name", "", "node", "index", "wallets"], rows);
  });
}
