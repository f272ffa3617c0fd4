import { type Command, Option } from "commander";
import { command, urlOption, walletOption, walletsOption, wholeNumber } from "../options.ts";

/** Longest lifetime of a transaction, in blocks: chains forget the hashes of blocks that are 2400 blocks old. */
export const MOST_LIFETIME = 2048;

/** Options that all commands have which sign something. */
export interface ActionFlags {
  readonly json: boolean;
  readonly url: string;
  readonly wallet: string;
  readonly wallets?: string;
  /** True when nobody is to be asked. */
  readonly yes: boolean;
  /** True when the effect is to be shown, and nothing signed. */
  readonly dryRun: boolean;
  readonly wait: "block" | "finalized";
  /** File to write what is to be signed elsewhere, instead of signing it here. */
  readonly unsigned?: string;
  /** True when that file is to be shown as QR codes as well. */
  readonly qr?: boolean;
  /** Blocks for which the transaction is valid. */
  readonly lifetime?: number;
}

/** Makes a command that signs something with a wallet: with the options that all of them have. */
export function actionCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .option("-y, --yes", "do it without asking (so does --json)", false)
    .option("--dry-run", "show what it would do, and sign nothing", false)
    .addOption(
      new Option("--wait <WHAT>", "wait until a block has it, or a finalized one")
        .choices(["block", "finalized"])
        .default("block"),
    )
    .addOption(
      new Option("--unsigned <FILE>", "sign nothing: write it for `tao offline sign` on another machine").conflicts(
        "dryRun",
      ),
    )
    .option("--qr", "with --unsigned: show the file as QR codes as well", false)
    .addOption(
      new Option(
        "--lifetime <BLOCKS>",
        `blocks for which it is valid (default: 64; with --unsigned ${MOST_LIFETIME})`,
      ).argParser(wholeNumber(4, MOST_LIFETIME)),
    )
    .addOption(walletOption())
    .addOption(walletsOption())
    .addOption(urlOption());
}
