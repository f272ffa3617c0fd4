import { askConsent, askWord, type SecretPrompt } from "../prompt.ts";

/** Error of a question that nobody is there to answer. */
const UNASKED: SecretPrompt["noTerminal"] = [
  "nobody can be asked whether to do it, and nothing was done",
  "Add --yes to do it without a question, or --dry-run, where there is one, to see what it would do.",
];

/** Options by which a person or a program says that it need not be asked. */
export interface ConsentFlags {
  readonly json: boolean;
  readonly yes: boolean;
}

/**
 * Asks whether to do something: a clear yes, or a word where more care is needed. With `--yes` nobody is asked, nor
 * with `--json`: programs are taken at their word.
 *
 * @param word - to be typed for a yes
 * @throws CliError `NO_TERMINAL` when nobody can be asked, `CANCELLED` when the answer is another
 */
export async function agree(question: string, { json, yes }: ConsentFlags, word?: string): Promise<void> {
  if (json || yes) return;
  await (word === undefined ? askConsent(question, UNASKED) : askWord(question, word, UNASKED));
}
