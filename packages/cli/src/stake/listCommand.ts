import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, urlOption, walletsOption } from "../shared/options.ts";
import type { ListFlags } from "./list.ts";

/** `tao stake list`: shows what is staked. */
export function listCommand(): Command {
  return command("list", "List the stake of a wallet or an address, and what it would bring if it were sold now.", [
    "tao stake list",
    "tao stake list bob",
    "tao stake list 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --json",
  ])
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: ListFlags) => {
      const { listStake } = await import("./list.ts");
      await listStake(who, flags, createPrinter(flags.json));
    });
}
