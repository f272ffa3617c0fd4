import { Argument, Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { type ActionFlags, actionCommand } from "../shared/actions/options.ts";
import { command, exampleText, netuid, taoAmount, urlOption, walletsOption } from "../shared/options.ts";
import type { ListFlags } from "./list.ts";
import { type StakeFlags, stakeActionCommand } from "./options.ts";

function showCommand(): Command {
  return command("show", "Show what a coldkey has locked, and what it can unstake.", ["tao stake lock show alice"])
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: ListFlags) => {
      const { showLocks } = await import("./lock.ts");
      await showLocks(who, flags, createPrinter(flags.json));
    });
}

function addCommand(): Command {
  return stakeActionCommand(
    "add",
    "Lock stake on a subnet, so that it backs a hotkey: it cannot be sold before it decays.",
    ["tao stake lock add 1 10 --wallet alice --behind 0"],
  )
    .argument("<alpha>", "alpha to lock, on top of what is locked there", taoAmount)
    .action(async (subnet: number, alpha: bigint, flags: StakeFlags) => {
      const { addLock } = await import("./lock.ts");
      await addLock(subnet, alpha, flags, createPrinter(flags.json));
    });
}

function moveCommand(): Command {
  return stakeActionCommand(
    "move",
    "Let a lock back another hotkey; conviction starts anew unless one coldkey owns both.",
    ["tao stake lock move 1 --wallet alice --behind 3"],
  ).action(async (subnet: number, flags: StakeFlags) => {
    const { moveLock } = await import("./lock.ts");
    await moveLock(subnet, flags, createPrinter(flags.json));
  });
}

function modeCommand(): Command {
  return actionCommand("mode", "Say whether a lock stays as it is, or decays and sets stake free little by little.", [
    "tao stake lock mode 1 perpetual --wallet alice",
  ])
    .argument("<netuid>", "number of the subnet", netuid)
    .addArgument(new Argument("<mode>", "what the lock does").choices(["perpetual", "decaying"]))
    .action(async (subnet: number, mode: "perpetual" | "decaying", flags: ActionFlags) => {
      const { chooseLockMode } = await import("./lock.ts");
      await chooseLockMode(subnet, mode, flags, createPrinter(flags.json));
    });
}

/** `tao stake lock`: stake that is locked in favor of a hotkey. */
export function lockCommand(): Command {
  return new Command("lock")
    .description("Locked stake: it backs a hotkey, whose conviction grows with it.")
    .addHelpText("after", exampleText(["tao stake lock show", "tao stake lock add 1 10 --behind 0"]))
    .addCommand(showCommand())
    .addCommand(addCommand())
    .addCommand(moveCommand())
    .addCommand(modeCommand());
}
