import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { type ActionFlags, actionCommand } from "../shared/actions/options.ts";
import { hotkeyOrAddressOption, netuid, wholeNumber } from "../shared/options.ts";
import type { CreateFlags } from "./create.ts";
import { identityOptions } from "./identityCommands.ts";

const NETUID = ["<netuid>", "number of the subnet", netuid] as const;

/** `tao subnets create`: registers a subnet. */
export function createCommand(): Command {
  const made = actionCommand(
    "create",
    "Register a subnet that the coldkey owns. It locks TAO, which is shown first; the hotkey is its first neuron.",
    [
      "tao subnets create apex --wallet alice --dry-run",
      "tao subnets create apex --wallet alice --page https://apex.example",
    ],
  )
    .addOption(hotkeyOrAddressOption())
    .argument("<name>", "name of the subnet");
  return identityOptions(made).action(async (name: string, flags: CreateFlags) => {
    const { createSubnet } = await import("./create.ts");
    await createSubnet(name, flags, createPrinter(flags.json));
  });
}

/** `tao subnets start`: lets a subnet emit. */
export function startCommand(): Command {
  return actionCommand("start", "Start a subnet: from the next block on it emits, and its alpha can be traded.", [
    "tao subnets start 2 --wallet alice",
  ])
    .argument(...NETUID)
    .action(async (subnet: number, flags: ActionFlags) => {
      const { startSubnet } = await import("./start.ts");
      await startSubnet(subnet, flags, createPrinter(flags.json));
    });
}

/** `tao subnets set`: changes a parameter. */
export function setCommand(): Command {
  return actionCommand("set", "Change a parameter of a subnet; the value before is shown first.", [
    "tao subnets set 2 immunity_period 7200 --wallet alice",
    "tao subnets set 2 max_burn 2.5 --wallet alice          TAO",
    "tao subnets set 2 alpha_values 70%,90% --wallet alice",
  ])
    .argument(...NETUID)
    .argument("<parameter>", "name, as `tao subnets parameters` lists it")
    .argument("<value>", "value to be set")
    .action(async (subnet: number, parameter: string, value: string, flags: ActionFlags) => {
      const { setParameter } = await import("./set.ts");
      await setParameter(subnet, parameter, value, flags, createPrinter(flags.json));
    });
}

/** `tao subnets trim`: removes neurons. */
export function trimCommand(): Command {
  return actionCommand(
    "trim",
    "Remove neurons beyond a number: those with the least emission that are not protected.",
    ["tao subnets trim 2 64 --wallet alice"],
  )
    .argument(...NETUID)
    .argument("<most>", "neurons that the subnet has at most then", wholeNumber(1, 65_535))
    .action(async (subnet: number, most: number, flags: ActionFlags) => {
      const { trimSubnet } = await import("./trim.ts");
      await trimSubnet(subnet, most, flags, createPrinter(flags.json));
    });
}

/** `tao subnets symbol`: changes the symbol. */
export function symbolCommand(): Command {
  return actionCommand("symbol", "Give a subnet's alpha another symbol: one of the chain's that no other subnet has.", [
    "tao subnets symbol 2 ג --wallet alice",
  ])
    .argument(...NETUID)
    .argument("<symbol>", "letter that is to stand for its alpha")
    .action(async (subnet: number, symbol: string, flags: ActionFlags) => {
      const { setSymbol } = await import("./symbol.ts");
      await setSymbol(subnet, symbol, flags, createPrinter(flags.json));
    });
}
