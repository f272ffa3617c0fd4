import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { readBoundedText } from "@opentao/node/boundedFile";
import { takeLock } from "@opentao/sdk/lock";
import { writePrivateFile } from "@opentao/sdk/wallet";
import * as z from "zod/mini";
import { CliError, describeError } from "../../output/errors.ts";
import { profilesFile } from "./location.ts";

const MAX_PROFILES = 100;
const MAX_BYTES = 1_000_000;
const text = z.string().check(z.maxLength(4096));

const profile = z.object({
  /** Address of a node. */
  url: z.optional(text),
  /** Address of an index's API. */
  index: z.optional(text),
  /** Folder of wallets. */
  wallets: z.optional(text),
});

const file = z.object({ used: z.optional(text), profiles: z.record(z.string(), profile) });

/** Values of options for one network. */
export type Profile = z.infer<typeof profile>;

/** All profiles, and the name of that which is used where none is named. */
export type Profiles = z.infer<typeof file>;

function unreadable(reason: string, cause?: unknown): CliError {
  const message = `${profilesFile()} holds no profiles: ${reason}`;
  const hint = "Correct it, or move it away and add the profiles again.";
  return new CliError("PROFILES_UNREADABLE", message, hint, { cause });
}

/** Reads the profiles; there are none where there is no file. @throws CliError `PROFILES_UNREADABLE` */
export function readProfiles(): Profiles {
  try {
    return file.parse(JSON.parse(readBoundedText(profilesFile(), MAX_BYTES)));
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { profiles: {} };
    throw unreadable(error instanceof z.core.$ZodError ? "its form is another" : describeError(error).message, error);
  }
}

/**
 * Changes the profiles as no other process does at the same time: the file is whole before and after.
 *
 * @throws CliError `PROFILES_BUSY`, `PROFILES_UNREADABLE`, `TOO_MANY_PROFILES`; WalletError `WRITE_FAILED`
 */
export async function changeProfiles(change: (profiles: Profiles) => Profiles): Promise<void> {
  const path = profilesFile();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = takeLock(join(dirname(path), ".profiles.lock"));
  if ("holder" in lock) {
    const message = `another process changes the profiles at the moment (${lock.holder})`;
    throw new CliError("PROFILES_BUSY", message, "Do it again when that one is done.");
  }
  try {
    const changed = change(readProfiles());
    if (Object.keys(changed.profiles).length > MAX_PROFILES)
      throw new CliError("TOO_MANY_PROFILES", `there are ${MAX_PROFILES} profiles already`, "Remove some of them.");
    await writePrivateFile(path, new TextEncoder().encode(`${JSON.stringify(changed, undefined, 2)}\n`), true);
  } finally {
    lock.release();
  }
}

/** Returns a profile by its name. @throws CliError `UNKNOWN_PROFILE`, `PROFILES_UNREADABLE` */
export function profileNamed(name: string, { profiles }: Profiles): Profile {
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (found !== undefined) return found;
  throw new CliError("UNKNOWN_PROFILE", `no profile is called ${JSON.stringify(name)}`, "See `tao profiles list`.");
}
