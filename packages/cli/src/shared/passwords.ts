import {
  type DerivationOptions,
  ensureStrong,
  type OpenOptions,
  PASSWORD_RULE,
  type PasswordRequest,
  WalletError,
} from "@opentao/sdk/wallet";
import { showDerivation } from "../output/derivationBar.ts";
import { CliError } from "../output/errors.ts";
import { askSecret } from "./prompt.ts";

/** Returns why a new password is too weak: said before the slow derivation of its key. */
function weakness(password: string): string | undefined {
  try {
    ensureStrong(password);
    return undefined;
  } catch (error) {
    if (!(error instanceof WalletError)) throw error;
    return error.message;
  }
}

/**
 * Asks at the terminal for a password; twice for a new one.
 *
 * @throws CliError `NO_TERMINAL` when nobody can be asked, `PASSWORDS_DIFFER`, `CANCELLED`
 */
export async function askPassword({ purpose, what }: PasswordRequest): Promise<string> {
  const noTerminal = [
    `the password of the ${what} cannot be asked for here`,
    "Run it in a terminal; a new wallet can be made without a password by --no-password.",
  ] as const;
  if (purpose === "open") return askSecret({ message: `Password of the ${what}`, noTerminal });
  const message = `New password of the ${what} (${PASSWORD_RULE})`;
  const password = await askSecret({ message, noTerminal, problemOf: weakness });
  if ((await askSecret({ message: "The same again", noTerminal })) === password) return password;
  throw new CliError("PASSWORDS_DIFFER", "the two passwords differ; nothing was written", "Run the command again.");
}

/** Shows a person that the slow derivation of a key from a password goes on. */
export const withDerivationBar: DerivationOptions = { onDerivation: showDerivation };

/** Options to open a wallet where a person may be: asks for passwords, and shows that their keys are derived. */
export const atTerminal: Pick<OpenOptions, "askPassword" | "onDerivation"> = { askPassword, ...withDerivationBar };
