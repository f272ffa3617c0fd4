import { existsSync } from "node:fs";
import { type Command, Help, Option } from "commander";
import { err } from "../../output/colors.ts";
import { visible } from "../../output/text.ts";
import type { Profile } from "./file.ts";
import { profilesFile } from "./location.ts";

/** Values of a profile by the variables of the environment that stand for the same options. */
const BY_VARIABLE: Readonly<Record<string, keyof Profile>> = {
  TAO_URL: "url",
  TAO_INDEX_URL: "index",
  BT_WALLET_PATH: "wallets",
};

/** Options of a command that a profile can fill. */
function filled(command: Command): { readonly option: Option; readonly value: keyof Profile }[] {
  return command.options.flatMap((option) => {
    const value = option.envVar === undefined ? undefined : BY_VARIABLE[option.envVar];
    return value === undefined ? [] : [{ option, value }];
  });
}

/** Gives `--profile` to a command and those below it which have options that a profile can fill. */
export function addProfileOption(command: Command): void {
  if (filled(command).length > 0)
    command.addOption(new Option("--profile <NAME>", "profile of a network (see `tao profiles`)").env("TAO_PROFILE"));
  for (const sub of new Help().visibleCommands(command)) if (sub.name() !== "help") addProfileOption(sub);
}

/**
 * Fills options of a command that neither its line nor the environment gives: from the profile that it names, or from
 * the one that is used where none is named, of which it tells.
 *
 * @throws CliError `UNKNOWN_PROFILE`, `PROFILES_UNREADABLE`
 */
export async function applyProfile(command: Command): Promise<void> {
  const named: unknown = command.getOptionValue("profile");
  const open = filled(command).filter(({ option }) => {
    const source = command.getOptionValueSource(option.attributeName());
    return source === undefined || source === "default";
  });
  if (open.length === 0 || (named === undefined && !existsSync(profilesFile()))) return;
  const { profileNamed, readProfiles } = await import("./file.ts");
  const profiles = readProfiles();
  const name = typeof named === "string" ? named : profiles.used;
  if (name === undefined) return;
  const profile = profileNamed(name, profiles);
  const given = open.flatMap(({ option, value }) => {
    const found = profile[value];
    return found === undefined ? [] : [{ option, found }];
  });
  for (const { option, found } of given) command.setOptionValueWithSource(option.attributeName(), found, "config");
  if (named !== undefined || given.length === 0 || command.getOptionValue("json") === true) return;
  const values = given.map(({ found }) => visible(found)).join(", ");
  process.stderr.write(`${err.dim(`profile ${visible(name)}: ${values}`)}\n`);
}
