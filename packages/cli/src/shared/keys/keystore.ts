import { join } from "node:path";
import { Keystore } from "@opentao/node";
import { CliError } from "../../output/errors.ts";
import { readSecretFile } from "../secretFile.ts";

/** Where session keys lie. */
export interface KeystoreFlags {
  readonly basePath?: string;
  readonly keystorePath?: string;
  readonly keystorePasswordFile?: string;
}

/** Folder of the session keys of a node, as its flags say; `undefined` when they say none. */
export function keystorePathOf({ basePath, keystorePath }: KeystoreFlags): string | undefined {
  return keystorePath ?? (basePath === undefined ? undefined : join(basePath, "keystore"));
}

/** The password of session keys: the first line of its file. @throws CliError `PASSWORD_UNREADABLE` */
export function keystorePassword({ keystorePasswordFile: file }: KeystoreFlags): string | undefined {
  if (file === undefined) return undefined;
  const hint = "give a file whose first line is the password";
  let password: string;
  try {
    password = readSecretFile(file).split(/\r?\n/, 1)[0] ?? "";
  } catch (error) {
    throw new CliError("PASSWORD_UNREADABLE", `${file} cannot be read`, hint, { cause: error });
  }
  if (password !== "") return password;
  throw new CliError("PASSWORD_UNREADABLE", `${file} begins with an empty line`, hint);
}

/** The keystore that flags name; `undefined` when they name none. @throws CliError, NodeError */
export function keystoreOf(flags: KeystoreFlags): Keystore | undefined {
  const path = keystorePathOf(flags);
  return path === undefined ? undefined : new Keystore({ path, password: keystorePassword(flags) });
}
