import { Command } from "commander";
import { exampleText } from "../shared/options.ts";
import { identityCommand } from "./identityCommands.ts";
import { createCommand, setCommand, startCommand, symbolCommand, trimCommand } from "./ownerCommands.ts";
import { listCommand, parametersCommand, priceCommand, showCommand } from "./readCommands.ts";
import { registerCommand } from "./registerCommand.ts";

/** `tao subnets`: subnets, seen by anybody and made by their owners. Without a subcommand it lists them. */
export function subnetsCommand(): Command {
  const subnets = new Command("subnets")
    .description("Subnets: list them, look at one, register on one, and what their owners do.")
    .addHelpText("after", exampleText(["tao subnets", "tao subnets show 1", "tao subnets register 1 --wallet alice"]))
    .addCommand(listCommand(), { isDefault: true });
  const seen = [showCommand(), priceCommand(), parametersCommand()];
  const owned = [createCommand(), startCommand(), setCommand(), identityCommand(), symbolCommand(), trimCommand()];
  for (const sub of [...seen, registerCommand(), ...owned]) subnets.addCommand(sub);
  return subnets;
}
