import { password as ask, isCancel } from "@clack/prompts";
import type { PasswordRequest } from "@opentao/sdk";
import { CliError } from "../output/errors.ts";

/** Questions go to standard error: standard output is for results. */
async function askOnce(message: string): Promise<string> {
  const answer = await ask({ message, output: process.stderr });
  if (isCancel(answer)) throw new CliError("CANCELLED", "nothing was done", "run the command again");
  return answer;
}

/** Making a key of a password is slow on purpose. */
function withPatience(password: string): string {
  process.stderr.write("This takes some seconds …\n");
  return password;
}

/**
 * Asks at the terminal for a password; twice for a new one.
 *
 * @throws CliError `NO_TERMINAL` when nobody can be asked, `PASSWORDS_DIFFER`, `CANCELLED`
 */
export async function askPassword({ purpose, what }: PasswordRequest): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CliError(
      "NO_TERMINAL",
      `the password of the ${what} cannot be asked for here`,
      "run it in a terminal; a new wallet can be made without a password by --no-password",
    );
  if (purpose === "open") return withPatience(await askOnce(`Password of the ${what}`));
  const password = await askOnce(`New password of the ${what}`);
  if ((await askOnce("The same again")) === password) return withPatience(password);
  throw new CliError("PASSWORDS_DIFFER", "the two passwords differ; nothing was written", "run the command again");
}
