import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { toleranceOption } from "../shared/actions/tolerance.ts";
import { netuid, taoAmount } from "../shared/options.ts";
import type { MoveFlags } from "./move.ts";
import { stakeActionCommand, type TradeFlags, withPosition } from "./options.ts";

/** Refuses a command that gives both an amount and `--all`, or neither. */
function ensureOne(amount: bigint | undefined, isAll: boolean, what: string, self: Command): void {
  if ((amount === undefined) !== isAll) self.error(`error: give either an amount of ${what} or --all`);
}

/** `tao stake add`: buys and stakes alpha. */
export function addCommand(): Command {
  return stakeActionCommand("add", "Buy a subnet's alpha with TAO and stake it behind a hotkey.", [
    "tao stake add 1 10 --wallet alice               behind the wallet's own hotkey",
    "tao stake add 1 10 --wallet alice --behind 0    behind that of UID 0 in `tao metagraph 1`",
    "tao stake add 0 --all                           all that is free, on root",
    "tao stake add 1 10 --behind 5F… --dry-run       what it would do",
  ])
    .addOption(toleranceOption())
    .option("--all", "stake all TAO that is free, but for the fee and what keeps the account", false)
    .argument("[amount]", "TAO to stake", taoAmount)
    .action(async (subnet: number, amount: bigint | undefined, flags: TradeFlags & { all: boolean }, self: Command) => {
      ensureOne(amount, flags.all, "TAO", self);
      const { addStake } = await import("./trade.ts");
      await addStake(subnet, amount ?? "all", flags, createPrinter(flags.json));
    });
}

/** Options of `tao stake remove`. */
interface RemoveFlags extends TradeFlags {
  readonly all: boolean;
  readonly everywhere: boolean;
}

/** Refuses a command that names all positions and one of them. */
function ensureAlone(named: readonly unknown[], self: Command): void {
  const isAlone = named.every((one) => one === undefined || one === false);
  if (!isAlone) self.error("error: --everywhere names all positions: give no subnet, amount, --all or --behind");
}

/** `tao stake remove`: sells staked alpha. */
export function removeCommand(): Command {
  const remove = actionCommand("remove", "Sell staked alpha for TAO: what a miner or validator earns comes as stake.", [
    "tao stake remove 1 2.5 --wallet alice",
    "tao stake remove 1 --all --wallet alice --behind 5F…",
    "tao stake remove --everywhere --wallet alice     all that the coldkey has staked, root included",
  ]);
  return withPosition(remove)
    .addOption(toleranceOption())
    .option("--all", "sell all of it", false)
    .option("--everywhere", "sell all positions of the coldkey, each at its worst price or better", false)
    .argument("[netuid]", "number of the subnet", netuid)
    .argument("[alpha]", "alpha to sell (on root: TAO)", taoAmount)
    .action(
      async (
        subnet: number | undefined,
        alpha: bigint | undefined,
        flags: RemoveFlags,
        self: Command,
      ): Promise<void> => {
        const printer = createPrinter(flags.json);
        if (flags.everywhere) {
          ensureAlone([subnet, alpha, flags.all, flags.behind], self);
          const { removeEverywhere } = await import("./everywhere.ts");
          return removeEverywhere(flags, printer);
        }
        if (subnet === undefined) return self.error("error: give the number of a subnet, or --everywhere");
        ensureOne(alpha, flags.all, "alpha", self);
        const { removeStake } = await import("./trade.ts");
        return removeStake(subnet, alpha ?? "all", flags, printer);
      },
    );
}

/** `tao stake move`: moves stake to another hotkey, another subnet, or both. */
export function moveCommand(): Command {
  return stakeActionCommand("move", "Move stake to another hotkey, to another subnet, or both.", [
    "tao stake move 1 --all --behind 0 --to-hotkey 3        to UID 3 of subnet 1: nothing is traded",
    "tao stake move 1 2.5 --behind 5F… --to-subnet 2        behind the same hotkey on subnet 2",
    "tao stake move 1 --all --to-hotkey bob --to-subnet 0   to root, behind a contact",
  ])
    .addOption(toleranceOption())
    .option("--all", "move all of it", false)
    .option("--to-hotkey <HOTKEY>", "address, contact or UID of the hotkey behind which it is to lie")
    .option("--to-subnet <NETUID>", "number of the subnet on which it is to lie", netuid)
    .argument("[alpha]", "alpha to move (on root: TAO)", taoAmount)
    .action(async (subnet: number, alpha: bigint | undefined, flags: MoveFlags & { all: boolean }, self: Command) => {
      ensureOne(alpha, flags.all, "alpha", self);
      if (flags.toHotkey === undefined && flags.toSubnet === undefined)
        self.error("error: give --to-hotkey, --to-subnet, or both");
      const { moveStake } = await import("./move.ts");
      await moveStake(subnet, alpha ?? "all", flags, createPrinter(flags.json));
    });
}
