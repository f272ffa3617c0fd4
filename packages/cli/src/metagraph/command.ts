import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, netuid, urlOption } from "../shared/options.ts";
import type { MetagraphFlags } from "./show.ts";

/** `tao metagraph`: shows the neurons of a subnet. */
export function metagraphCommand(): Command {
  return command("metagraph", "Show the neurons of a subnet: stake, incentive, dividends, where they serve.", [
    "tao metagraph 1",
    "tao metagraph 1 --json",
  ])
    .argument("<netuid>", "number of the subnet", netuid)
    .addOption(urlOption())
    .action(async (subnet: number, flags: MetagraphFlags) => {
      const { showMetagraph } = await import("./show.ts");
      await showMetagraph(subnet, flags, createPrinter(flags.json));
    });
}
