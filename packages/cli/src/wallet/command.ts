import { Command } from "commander";
import { exampleText } from "../shared/options.ts";
import { associateCommand } from "./associateCommand.ts";
import { lockCommand, renameCommand, unlockCommand } from "./changeCommands.ts";
import { exportCommand } from "./exportCommand.ts";
import { balanceCommand, overviewCommand, pendingCommand, transferCommand } from "./fundsCommands.ts";
import { historyCommand } from "./historyCommand.ts";
import { importCommand, listCommand, newCommand } from "./keyCommands.ts";
import { signCommand, verifyCommand } from "./messageCommands.ts";

/** `tao wallet`: keys and what they own. */
export function walletCommand(): Command {
  // The group has no options of its own: they would be taken for those of its commands.
  const wallet = new Command("wallet")
    .description("Keys and what they own, in the ecosystem's wallet files.")
    .addHelpText("after", exampleText(["tao wallet new alice", "tao wallet balance alice", "tao wallet new --help"]));
  const keys = [newCommand(), importCommand(), exportCommand(), listCommand()];
  const funds = [balanceCommand(), overviewCommand(), transferCommand(), pendingCommand()];
  const changes = [renameCommand(), lockCommand(), unlockCommand(), associateCommand()];
  for (const sub of [...keys, ...changes, ...funds, historyCommand(), signCommand(), verifyCommand()])
    wallet.addCommand(sub);
  return wallet;
}
