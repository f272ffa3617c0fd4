import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { command, exampleText, netuid, urlOption } from "../shared/options.ts";
import type { SetIdentityFlags } from "./identity.ts";
import type { ReadFlags } from "./list.ts";

/** Adds the options that describe a subnet. */
export function identityOptions(to: Command): Command {
  return to
    .option("--description <TEXT>", "what it does")
    .option("--page <URL>", "address of its page")
    .option("--repository <URL>", "address of its source code")
    .option("--contact <TEXT>", "how its owner is reached")
    .option("--discord <TEXT>", "its place on Discord")
    .option("--logo <URL>", "address of its picture")
    .option("--additional <TEXT>", "anything else");
}

/** `tao subnets identity`: reads and says what a subnet is. */
export function identityCommand(): Command {
  const group = new Command("identity")
    .description("What a subnet says of itself.")
    .addHelpText("after", exampleText(["tao subnets identity get 1", "tao subnets identity set 2 --page https://…"]));
  const get = command("get", "Show what a subnet says of itself.", ["tao subnets identity get 1 --json"])
    .argument("<netuid>", "number of the subnet", netuid)
    .addOption(urlOption())
    .action(async (subnet: number, flags: ReadFlags) => {
      const { showIdentity } = await import("./identity.ts");
      await showIdentity(subnet, flags, createPrinter(flags.json));
    });
  const set = actionCommand(
    "set",
    "Say what a subnet is. What is not given stays as it is; an empty text removes it.",
    ['tao subnets identity set 2 --wallet alice --description "Answers questions" --page https://apex.example'],
  )
    .argument("<netuid>", "number of the subnet", netuid)
    .option("--name <TEXT>", "its name");
  return group.addCommand(get).addCommand(
    identityOptions(set).action(async (subnet: number, flags: SetIdentityFlags) => {
      const { setIdentity } = await import("./identity.ts");
      await setIdentity(subnet, flags, createPrinter(flags.json));
    }),
  );
}
