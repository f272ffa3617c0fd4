import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, hotkeyOption, netuid, taoAmount, urlOption, walletOption, walletsOption } from "../shared/options.ts";
import type { BalanceFlags } from "./balance.ts";
import type { StakeFlags } from "./stake.ts";
import type { TransferFlags } from "./transfer.ts";

/** `tao wallet balance`: shows balance and stake. */
export function balanceCommand(): Command {
  return command(
    "balance",
    "Show what a wallet or an address has: TAO, and stake in TAO at what the pools would pay.",
    [
      "tao wallet balance",
      "tao wallet balance alice",
      "tao wallet balance 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    ],
  )
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: BalanceFlags) => {
      const { showBalance } = await import("./balance.ts");
      await showBalance(who, flags, createPrinter(flags.json));
    });
}

/** `tao wallet transfer`: sends TAO. */
export function transferCommand(): Command {
  return command("transfer", "Send TAO from a wallet's coldkey.", [
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 1.5",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 0.25 --wallet alice --json",
    "tao wallet transfer bob 1.5                a contact, or a wallet of yours",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty --all --wallet old",
  ])
    .argument("<to>", "receiver: an SS58 address, or the name of a contact or wallet")
    .argument("[amount]", "TAO to send", taoAmount)
    .option("--all", "send everything: what is left after the fee", false)
    .option("--any-network", "send also to an address that is written for another network", false)
    .addOption(walletOption())
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (to: string, amount: bigint | undefined, flags: TransferFlags, self: Command) => {
      if ((amount === undefined) !== flags.all) self.error("error: give either an amount of TAO or --all");
      const { sendTao } = await import("./transfer.ts");
      await sendTao(to, amount ?? "all", flags, createPrinter(flags.json));
    });
}

/** Makes a command that changes what a coldkey has staked behind a hotkey. */
function stakingCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .addOption(walletOption())
    .addOption(hotkeyOption())
    .option("--behind <HOTKEY>", "address, contact or UID of the hotkey, where it is not the wallet's own")
    .addOption(walletsOption())
    .addOption(urlOption())
    .argument("<netuid>", "number of the subnet", netuid);
}

/** `tao wallet stake`: buys and stakes alpha. */
export function stakeCommand(): Command {
  return stakingCommand("stake", "Buy a subnet's alpha with TAO and stake it behind a hotkey.", [
    "tao wallet stake 1 10 --wallet alice               behind the wallet's own hotkey",
    "tao wallet stake 1 10 --wallet alice --behind 0    behind that of UID 0 in `tao metagraph 1`",
    "tao wallet stake 1 10 --wallet alice --behind 5F…  behind that of an address",
  ])
    .argument("<amount>", "TAO to stake", taoAmount)
    .action(async (subnet: number, amount: bigint, flags: StakeFlags) => {
      const { stakeTao } = await import("./stake.ts");
      await stakeTao(subnet, amount, flags, createPrinter(flags.json));
    });
}

/** `tao wallet unstake`: sells staked alpha. */
export function unstakeCommand(): Command {
  return stakingCommand("unstake", "Sell staked alpha for TAO: what a miner or validator earns comes as stake.", [
    "tao wallet unstake 1 2.5 --wallet alice",
    "tao wallet unstake 1 --all --wallet alice --behind 5F…",
  ])
    .argument("[alpha]", "alpha to sell (on root: TAO)", taoAmount)
    .option("--all", "sell all of it", false)
    .action(async (subnet: number, alpha: bigint | undefined, flags: StakeFlags & { all: boolean }, self: Command) => {
      if ((alpha === undefined) !== flags.all) self.error("error: give either an amount of alpha or --all");
      const { unstakeAlpha } = await import("./stake.ts");
      await unstakeAlpha(subnet, alpha ?? "all", flags, createPrinter(flags.json));
    });
}
