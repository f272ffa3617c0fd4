import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { type ActionFlags, actionCommand } from "../shared/actions/options.ts";
import { netuid, taoAmount } from "../shared/options.ts";
import { type StakeFlags, stakeActionCommand } from "./options.ts";

/** `tao stake transfer`: gives stake to somebody else. */
export function transferCommand(): Command {
  return stakeActionCommand(
    "transfer",
    "Give stake to another coldkey: it stays where it lies, and nothing is traded.",
    [
      "tao stake transfer 1 bob 2.5 --wallet alice",
      "tao stake transfer 1 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty --all --behind 0",
    ],
  )
    .option("--all", "give all of it", false)
    .argument("<to>", "receiver: an SS58 address, or the name of a contact or wallet")
    .argument("[alpha]", "alpha to give (on root: TAO)", taoAmount)
    .action(
      async (
        subnet: number,
        to: string,
        alpha: bigint | undefined,
        flags: StakeFlags & { all: boolean },
        self: Command,
      ) => {
        if ((alpha === undefined) !== flags.all) self.error("error: give either an amount of alpha or --all");
        const { transferStake } = await import("./transfer.ts");
        await transferStake(subnet, to, alpha ?? "all", flags, createPrinter(flags.json));
      },
    );
}

/** `tao stake claim`: takes what stake on root has earned. */
export function claimCommand(): Command {
  return actionCommand("claim", "Take what stake on root has earned in subnets' alpha.", [
    "tao stake claim 1 2 --wallet alice",
  ])
    .argument("<netuid...>", "numbers of the subnets, five at most", (text: string, before: readonly number[] = []) => [
      ...before,
      netuid(text),
    ])
    .action(async (subnets: readonly number[], flags: ActionFlags) => {
      const { claimRoot } = await import("./claim.ts");
      await claimRoot(subnets, flags, createPrinter(flags.json));
    });
}
