import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { hotkeyOrAddressOption, netuid, taoAmount } from "../shared/options.ts";
import type { RegisterFlags } from "./register.ts";

/** `tao subnets register`: registers a hotkey for TAO. */
export function registerCommand(): Command {
  return actionCommand(
    "register",
    "Register a hotkey on a subnet for TAO, which the coldkey pays and does not get back.",
    ["tao subnets register 1 --wallet alice", "tao subnets register 1 --wallet alice --hotkey miner2 --max-price 0.5"],
  )
    .addOption(hotkeyOrAddressOption())
    .addOption(
      new Option("--max-price <TAO>", "do nothing when it costs more by then (default: what it costs now)").argParser(
        taoAmount,
      ),
    )
    .argument("<netuid>", "number of the subnet", netuid)
    .action(async (subnet: number, flags: RegisterFlags) => {
      const { register } = await import("./register.ts");
      await register(subnet, flags, createPrinter(flags.json));
    });
}
