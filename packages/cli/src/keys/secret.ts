import { CliError } from "../output/errors.ts";
import { developmentSecret } from "../shared/keys/developmentAuthorities.ts";
import { sessionPairs } from "../shared/keys/sessionKeys.ts";
import { askSecret } from "../shared/prompt.ts";
import { readSecretFile } from "../shared/secretFile.ts";
import type { SecretFlags } from "./flags.ts";

const HINT = "Give a phrase of 12 to 24 words, or 0x and the 64 hex digits of a seed.";

/**
 * Returns the secret in a text, with 0x before a bare seed. A derivation path without words is refused: it means a
 * well-known authority, which has an option of its own.
 *
 * @throws CliError `NOT_A_SECRET`
 */
function checked(text: string, where: string): string {
  const bare = text.trim();
  const secret = /^[0-9a-fA-F]{64}$/.test(bare) ? `0x${bare}` : bare;
  if (secret === "" || secret.startsWith("/")) throw new CliError("NOT_A_SECRET", `${where} holds no secret`, HINT);
  try {
    sessionPairs(secret);
  } catch {
    // The parser's error may quote the secret: it is neither shown nor kept as the cause.
    throw new CliError("NOT_A_SECRET", `${where} holds no secret of session keys`, HINT);
  }
  return secret;
}

/**
 * Returns the secret that the options name; `undefined` when they name none.
 *
 * @throws CliError `NOT_A_SECRET`, `SECRET_UNREADABLE`
 */
export function namedSecret({ secretFile, devAuthority }: SecretFlags): string | undefined {
  if (devAuthority !== undefined) return developmentSecret(devAuthority - 1);
  if (secretFile === undefined) return undefined;
  return checked(readSecretFile(secretFile, "SECRET_UNREADABLE", HINT), secretFile);
}

/**
 * Returns the secret that the options name, or that a person types.
 *
 * @throws CliError `NOT_A_SECRET`, `SECRET_UNREADABLE`, `NO_TERMINAL`, `CANCELLED`
 */
export async function secretOf(flags: SecretFlags): Promise<string> {
  const named = namedSecret(flags);
  if (named !== undefined) return named;
  const typed = await askSecret({
    message: "The secret of the session keys: words, or a 0x seed",
    noTerminal: ["the secret cannot be asked for here", "Run it in a terminal, or use --secret-file."],
  });
  return checked(typed, "the text that was typed");
}
