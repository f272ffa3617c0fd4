import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, netuid, urlOption } from "../shared/options.ts";
import type { ReadFlags } from "./list.ts";

/** `tao subnets list`: lists the subnets of a chain. */
export function listCommand(): Command {
  return command("list", "List the subnets of a chain with their pools.", [
    "tao subnets",
    "tao subnets --json",
    "tao subnets list --url ws://127.0.0.1:9955",
  ])
    .addOption(urlOption())
    .action(async (flags: ReadFlags) => {
      const { showSubnets } = await import("./list.ts");
      await showSubnets(flags, createPrinter(flags.json));
    });
}

/** `tao subnets show`: shows one subnet. */
export function showCommand(): Command {
  return command("show", "Show a subnet: its owner, what it says of itself, its pool, and what joining costs.", [
    "tao subnets show 1",
  ])
    .argument("<netuid>", "number of the subnet", netuid)
    .addOption(urlOption())
    .action(async (subnet: number, flags: ReadFlags) => {
      const { showSubnet } = await import("./show.ts");
      await showSubnet(subnet, flags, createPrinter(flags.json));
    });
}

/** `tao subnets price`: shows what alpha, registrations and subnets cost. */
export function priceCommand(): Command {
  return command("price", "Show what alpha and a registration cost now, and what a new subnet would lock.", [
    "tao subnets price          all subnets",
    "tao subnets price 1 2",
  ])
    .argument("[netuid...]", "numbers of subnets", (text: string, before: readonly number[] = []) => [
      ...before,
      netuid(text),
    ])
    .addOption(urlOption())
    .action(async (subnets: readonly number[], flags: ReadFlags) => {
      const { showPrices } = await import("./price.ts");
      await showPrices(subnets, flags, createPrinter(flags.json));
    });
}

/** `tao subnets parameters`: lists hyperparameters. */
export function parametersCommand(): Command {
  return command("parameters", "List the parameters of a subnet with their values, and who may change each.", [
    "tao subnets parameters 1",
  ])
    .argument("<netuid>", "number of the subnet", netuid)
    .addOption(urlOption())
    .action(async (subnet: number, flags: ReadFlags) => {
      const { showParameters } = await import("./parameters.ts");
      await showParameters(subnet, flags, createPrinter(flags.json));
    });
}
