import { type Command, Option } from "commander";
import { command, urlOption, walletOption, walletsOption } from "../options.ts";

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
}

/** Makes a command that signs something with a wallet: with the options that all of them have. */
export function actionCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .option("-y, --yes", "do it without asking", false)
    .option("--dry-run", "show what it would do, and sign nothing", false)
    .addOption(
      new Option("--wait <WHAT>", "wait until a block has it, or a finalized one")
        .choices(["block", "finalized"])
        .default("block"),
    )
    .addOption(walletOption())
    .addOption(walletsOption())
    .addOption(urlOption());
}
