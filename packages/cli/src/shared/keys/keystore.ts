import { join } from "node:path";
import { Keystore } from "@opentao/node/keystore";
import { readPasswordFile } from "../secretFile.ts";

/** Options that say where session keys lie. */
export interface KeystoreFlags {
  readonly basePath?: string;
  readonly keystorePath?: string;
  readonly keystorePasswordFile?: string;
}

/** Returns the folder of session keys that the options name; `undefined` when they name none. */
export function keystorePathOf({ basePath, keystorePath }: KeystoreFlags): string | undefined {
  return keystorePath ?? (basePath === undefined ? undefined : join(basePath, "keystore"));
}

/** Returns the password of session keys: the first line of its file. @throws CliError `PASSWORD_UNREADABLE` */
export function keystorePassword({ keystorePasswordFile: file }: KeystoreFlags): string | undefined {
  return file === undefined ? undefined : readPasswordFile(file);
}

/** Opens the keystore that the options name; `undefined` when they name none. @throws CliError, NodeError */
export function keystoreOf(flags: KeystoreFlags): Keystore | undefined {
  const path = keystorePathOf(flags);
  return path === undefined ? undefined : new Keystore({ path, password: keystorePassword(flags) });
}
