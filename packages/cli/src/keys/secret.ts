import { password as askHidden, isCancel } from "@clack/prompts";
import { CliError } from "../output/errors.ts";
import { developerSecret } from "../shared/keys/developmentAuthorities.ts";
import { sessionPairs } from "../shared/keys/sessionKeys.ts";
import { readSecretFile } from "../shared/secretFile.ts";
import type { SecretFlags } from "./flags.ts";

const HINT = "give a phrase of 12 to 24 words, or 0x and the 64 hex digits of a seed";

/**
 * A bare seed is one of hex digits; the well-known derivations are for --dev-authority. @throws CliError `NOT_A_SECRET`
 */
function checked(text: string, where: string): string {
  const bare = text.trim();
  const secret = /^[0-9a-fA-F]{64}$/.test(bare) ? `0x${bare}` : bare;
  if (secret === "" || secret.startsWith("/")) throw new CliError("NOT_A_SECRET", `${where} holds no secret`, HINT);
  try {
    sessionPairs(secret);
  } catch {
    // What the parser says may quote the secret.
    throw new CliError("NOT_A_SECRET", `${where} holds no secret of session keys`, HINT);
  }
  return secret;
}

/** The secret that flags name; `undefined` when they name none. @throws CliError `NOT_A_SECRET`, `SECRET_UNREADABLE` */
export function namedSecret({ secretFile, devAuthority }: SecretFlags): string | undefined {
  if (devAuthority !== undefined) return developerSecret(devAuthority - 1);
  if (secretFile === undefined) return undefined;
  let text: string;
  try {
    text = readSecretFile(secretFile);
  } catch (error) {
    throw new CliError("SECRET_UNREADABLE", `${secretFile} cannot be read`, HINT, { cause: error });
  }
  return checked(text, secretFile);
}

/** The secret that flags name, or that a person types. @throws CliError `NO_TERMINAL`, `CANCELLED`, `NOT_A_SECRET` */
export async function secretOf(flags: SecretFlags): Promise<string> {
  const named = namedSecret(flags);
  if (named !== undefined) return named;
  if (!process.stdin.isTTY)
    throw new CliError(
      "NO_TERMINAL",
      "the secret cannot be asked for here",
      "run it in a terminal, or use --secret-file",
    );
  const typed = await askHidden({
    message: "The secret of the session keys: words, or a 0x seed",
    output: process.stderr,
  });
  if (isCancel(typed)) throw new CliError("CANCELLED", "nothing was done", "run the command again");
  return checked(typed, "what was typed");
}
