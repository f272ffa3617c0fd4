import { homedir } from "node:os";
import { join } from "node:path";

/** Returns the folder of this program's settings. */
export function settingsFolder(): string {
  const given = process.env.XDG_CONFIG_HOME;
  return join(given === undefined || given === "" ? join(homedir(), ".config") : given, "opentao");
}

/** Returns the file of the profiles. */
export function profilesFile(): string {
  return join(settingsFolder(), "profiles.json");
}
