import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { toleranceOption } from "../shared/actions/tolerance.ts";
import type { BatchFlags } from "./run.ts";

const FORM = `
The file has an action a line; # begins a comment, and amounts of alpha may be all:
  transfer,WHO,TAO
  stake add,NETUID,TAO,HOTKEY
  stake remove,NETUID,ALPHA,HOTKEY
  stake move,NETUID,ALPHA,HOTKEY,TO_HOTKEY     to another hotkey on the same subnet
  stake transfer,NETUID,ALPHA,HOTKEY,WHO       to another coldkey
WHO is an address, a contact or a wallet; HOTKEY an address or a contact.`;

/** `tao batch`: several actions at once. */
export function batchCommand(): Command {
  return actionCommand("batch", "Do the actions of a file in one transaction: all of them, or none.", [
    "tao batch payday.csv --dry-run",
    "tao batch payday.csv --wallet alice",
  ])
    .addOption(toleranceOption())
    .argument("<file>", "file with an action a line")
    .addHelpText("after", FORM)
    .action(async (file: string, flags: BatchFlags) => {
      const { runBatch } = await import("./run.ts");
      await runBatch(file, flags, createPrinter(flags.json));
    });
}
