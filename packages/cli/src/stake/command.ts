import { Command } from "commander";
import { exampleText } from "../shared/options.ts";
import { autoCommand, claimTypeCommand } from "./autoCommand.ts";
import { burnCommand } from "./burnCommand.ts";
import { listCommand } from "./listCommand.ts";
import { lockCommand } from "./lockCommand.ts";
import { claimCommand, transferCommand } from "./otherCommands.ts";
import { addCommand, moveCommand, removeCommand } from "./tradeCommands.ts";

/** `tao stake`: what lies behind hotkeys. */
export function stakeCommand(): Command {
  const stake = new Command("stake")
    .description("Stake: buy and sell a subnet's alpha, move it, give it away, and see what it is worth.")
    .addHelpText("after", exampleText(["tao stake list", "tao stake add 1 10 --behind 0", "tao stake remove 1 --all"]));
  const traded = [addCommand(), removeCommand(), moveCommand(), transferCommand()];
  for (const sub of [
    listCommand(),
    ...traded,
    claimCommand(),
    claimTypeCommand(),
    autoCommand(),
    lockCommand(),
    burnCommand(),
  ])
    stake.addCommand(sub);
  return stake;
}
