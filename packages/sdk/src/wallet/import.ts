import { WalletError } from "./errors.ts";
import { readKeyfile } from "./files.ts";
import { type AskPassword, passwordFromEnvironment } from "./password.ts";
import type { Secret } from "./secret.ts";

/** Source of the password of an export. */
export interface ExportOptions {
  /** Asked for it unless the environment has it. */
  readonly askPassword?: AskPassword | undefined;
  /** Environment with passwords. Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * The secret of an account that polkadot-js exported as JSON.
 *
 * @throws WalletError `KEYFILE_UNREADABLE`, `KEYFILE_INVALID`, `PASSWORD_NEEDED`, `WRONG_PASSWORD`
 */
export async function readPolkadotJs(path: string, options: ExportOptions = {}): Promise<Secret> {
  const bytes = await readKeyfile(path);
  if (bytes === undefined) throw new WalletError("KEYFILE_UNREADABLE", `there is no file ${path}`, "Check the path.");
  const { decryptPolkadotJs, hasPassword, parsePolkadotJs } = await import("./polkadotJs.ts");
  const file = parsePolkadotJs(bytes, path);
  const what = `export ${path}`;
  let password: string | undefined = "";
  if (hasPassword(file)) {
    password = passwordFromEnvironment(path, options.environment);
    password ??= await options.askPassword?.({ purpose: "open", what, path });
    if (password === undefined) {
      const hint = "Run it in a terminal that can ask for the password, or put it into the environment.";
      throw new WalletError("PASSWORD_NEEDED", `the ${what} is encrypted`, hint);
    }
  }
  const secret = await decryptPolkadotJs(file, password, path);
  if (secret !== undefined) return secret;
  throw new WalletError(
    "WRONG_PASSWORD",
    `the password of the ${what} is wrong`,
    "Try again; check the keyboard's layout.",
  );
}
