import { CliError } from "../output/errors.ts";
import { visible } from "../output/text.ts";

/** Question at the terminal whose answer is not shown. */
export interface SecretPrompt {
  readonly message: string;
  /** Error message and hint where nobody can be asked. */
  readonly noTerminal: readonly [message: string, hint: string];
  /** Returns why an answer is refused; `undefined` when it is not. */
  readonly problemOf?: (answer: string) => string | undefined;
}

/**
 * Asks for a secret, on standard error: standard output is for results.
 *
 * @throws CliError `NO_TERMINAL` when nobody can be asked, `CANCELLED`
 */
export async function askSecret({ message, noTerminal, problemOf }: SecretPrompt): Promise<string> {
  if (!process.stdin.isTTY) throw new CliError("NO_TERMINAL", ...noTerminal);
  const { isCancel, password } = await import("@clack/prompts");
  const validate = (answer: string | undefined): string | undefined => problemOf?.(answer ?? "");
  const answer = await password({ message: visible(message), output: process.stderr, validate });
  if (isCancel(answer)) throw new CliError("CANCELLED", "nothing was done", "Run the command again.");
  return answer;
}

/**
 * Asks a question that only a clear yes answers.
 *
 * @throws CliError `NO_TERMINAL` when nobody can be asked, `CANCELLED` when the answer is another
 */
export async function askConsent(message: string, noTerminal: SecretPrompt["noTerminal"]): Promise<void> {
  if (!process.stdin.isTTY) throw new CliError("NO_TERMINAL", ...noTerminal);
  const { confirm } = await import("@clack/prompts");
  const answer = await confirm({ message: visible(message), initialValue: false, output: process.stderr });
  if (answer !== true) throw new CliError("CANCELLED", "nothing was done", "Run the command again.");
}

/**
 * Asks for a word to be typed, where a yes would be said too easily.
 *
 * @throws CliError `NO_TERMINAL`, `CANCELLED` when another was typed
 */
export async function askWord(message: string, word: string, noTerminal: SecretPrompt["noTerminal"]): Promise<void> {
  if (!process.stdin.isTTY) throw new CliError("NO_TERMINAL", ...noTerminal);
  const { text } = await import("@clack/prompts");
  const answer = await text({ message: visible(message), output: process.stderr });
  if (answer !== word) throw new CliError("CANCELLED", "nothing was done", "Run the command again.");
}
