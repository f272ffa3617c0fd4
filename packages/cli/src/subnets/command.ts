import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, urlOption } from "../shared/options.ts";
import type { SubnetsFlags } from "./show.ts";

/** `tao subnets`: lists the subnets of a chain. */
export function subnetsCommand(): Command {
  return command("subnets", "List the subnets of a chain with their pools.", [
    "tao subnets",
    "tao subnets --json",
    "tao subnets --url ws://127.0.0.1:9955",
  ])
    .addOption(urlOption())
    .action(async (flags: SubnetsFlags) => {
      const { showSubnets } = await import("./show.ts");
      await showSubnets(flags, createPrinter(flags.json));
    });
}
