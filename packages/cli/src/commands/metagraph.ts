import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import type { MetagraphFlags } from "./chain/metagraph.ts";
import { command, urlOption, wholeNumber } from "./options.ts";

/** `tao metagraph`: who takes part in a subnet and how they stand. */
export function metagraphCommand(): Command {
  return command("metagraph", "Show the neurons of a subnet: stake, incentive, dividends, where they serve.", [
    "tao metagraph 1",
    "tao metagraph 1 --json",
  ])
    .argument("<netuid>", "number of the subnet", wholeNumber(0, 65_535))
    .addOption(urlOption())
    .action(async (netuid: number, flags: MetagraphFlags) => {
      const { showMetagraph } = await import("./chain/metagraph.ts");
      await showMetagraph(netuid, flags, createPrinter(flags.json));
    });
}
