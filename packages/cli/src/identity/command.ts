import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { command, exampleText, urlOption, walletsOption } from "../shared/options.ts";
import type { GetFlags, SetFlags } from "./identity.ts";

/** `tao identity`: reads and says who a coldkey is. */
export function identityCommand(): Command {
  const get = command("get", "Show what a coldkey says of itself.", ["tao identity get alice", "tao identity get 5F…"])
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: GetFlags) => {
      const { showIdentity } = await import("./identity.ts");
      await showIdentity(who, flags, createPrinter(flags.json));
    });
  const set = actionCommand(
    "set",
    "Say who a coldkey is: one of its hotkeys must be registered. What is not given stays as it is.",
    ['tao identity set --wallet alice --name "Alice" --page https://alice.example'],
  )
    .option("--name <TEXT>", "name")
    .option("--page <URL>", "address of a page")
    .option("--repository <URL>", "address of source code")
    .option("--image <URL>", "address of a picture")
    .option("--discord <TEXT>", "name on Discord")
    .option("--description <TEXT>", "what it does")
    .option("--additional <TEXT>", "anything else")
    .action(async (flags: SetFlags) => {
      const { setIdentity } = await import("./identity.ts");
      await setIdentity(flags, createPrinter(flags.json));
    });
  return new Command("identity")
    .description("What a coldkey says of itself on the chain.")
    .addHelpText("after", exampleText(["tao identity get alice", 'tao identity set --wallet alice --name "Alice"']))
    .addCommand(get)
    .addCommand(set);
}
