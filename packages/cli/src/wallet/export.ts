import { existsSync } from "node:fs";
import { exportKey, type KeyKind, type OpenOptions, recoveryWords, writePrivateFile } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";
import { askPassword, atTerminal } from "../shared/passwords.ts";
import { askConsent } from "../shared/prompt.ts";
import { readPasswordFile } from "../shared/secretFile.ts";

/** Options of `tao wallet export`. */
export interface ExportFlags {
  readonly json: boolean;
  readonly hotkey?: string;
  readonly wallets?: string;
  readonly file?: string;
  readonly force: boolean;
  readonly passwordFile?: string;
  readonly words: boolean;
  readonly showSecret: boolean;
}

function refuseExisting(file: string, force: boolean): void {
  if (!force && existsSync(file))
    throw new CliError("FILE_EXISTS", `${file} is there already`, "Choose another with --file, or add --force.");
}

/** Sees that words reach nobody but who asked for them. @throws CliError `NO_TERMINAL`, `CANCELLED` */
async function confirmWords({ json, showSecret }: ExportFlags): Promise<void> {
  if (showSecret) return;
  const hint = "Run it in a terminal without --json, or add --show-secret.";
  const noTerminal = ["words are shown to a person at a terminal only", hint] as const;
  if (json || !process.stdout.isTTY) throw new CliError("NO_TERMINAL", ...noTerminal);
  await askConsent("Show the words? Whoever sees them has the key.", noTerminal);
}

async function showWords(kind: KeyKind, what: string, options: OpenOptions, flags: ExportFlags, printer: Printer) {
  await confirmWords(flags);
  const { address, words, scheme } = await recoveryWords(kind, options);
  if (words === undefined)
    throw new CliError(
      "NO_WORDS",
      `the file of the ${what} holds no words`,
      "Leave out --words to export the key itself.",
    );
  // Without it, the same words would make another key.
  const other = scheme === "sr25519" ? "" : ` --scheme ${scheme}`;
  const again = `tao wallet new NAME --only ${kind} --words${other}`;
  printer.result({ kind, address, words, scheme, again }, () =>
    [
      `${kind} ${out.bold(address)}`,
      out.yellow(words),
      `In the scheme ${out.bold(scheme)}, \`${again}\` makes this key of them again.`,
    ].join("\n"),
  );
}

/**
 * Writes a key as JSON of polkadot-js to a file that only its owner can read, or shows its words.
 *
 * @throws CliError `FILE_EXISTS`, `NO_TERMINAL`, `CANCELLED`, `NO_WORDS`, `PASSWORD_UNREADABLE`; WalletError
 */
export async function exportWallet(name: string, flags: ExportFlags, printer: Printer): Promise<void> {
  const { hotkey, file, force } = flags;
  const kind = hotkey === undefined ? "coldkey" : "hotkey";
  const what = `${hotkey === undefined ? "coldkey" : `hotkey "${hotkey}"`} of wallet "${name}"`;
  const options = { root: flags.wallets, name, hotkey, ...atTerminal };
  if (flags.words) return showWords(kind, what, options, flags, printer);
  if (file !== undefined) refuseExisting(file, force); // before a password is asked for
  const given = flags.passwordFile === undefined ? undefined : readPasswordFile(flags.passwordFile);
  const password = () =>
    Promise.resolve(given ?? askPassword({ purpose: "create", what: `export of the ${what}`, path: name }));
  const { address, json } = await exportKey(kind, password, options);
  const target = file ?? `${address}.json`;
  refuseExisting(target, force);
  await writePrivateFile(target, new TextEncoder().encode(`${json}\n`), force);
  printer.result({ name, kind, hotkeyName: hotkey, address, file: target }, () =>
    [
      `The ${kind} ${out.bold(address)} is in ${out.bold(visible(target))}, encrypted.`,
      out.dim("`tao wallet import` and polkadot-js read it; its password is needed for that, and is kept nowhere."),
    ].join("\n"),
  );
}
