import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { command, taoAmount, urlOption, walletsOption } from "../shared/options.ts";
import type { BalanceFlags } from "./balance.ts";
import type { OverviewFlags } from "./overview.ts";
import type { PendingFlags } from "./pending.ts";
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

/** `tao wallet overview`: shows what all wallets have, and their neurons. */
export function overviewCommand(): Command {
  return command("overview", "Show what the wallets of this machine have, and the neurons of their hotkeys.", [
    "tao wallet overview",
    "tao wallet overview alice bob --json",
  ])
    .argument("[wallets...]", "names of wallets; all without one")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (wallets: readonly string[], flags: OverviewFlags) => {
      const { showOverview } = await import("./overview.ts");
      await showOverview(wallets, flags, createPrinter(flags.json));
    });
}

/** `tao wallet transfer`: sends TAO. */
export function transferCommand(): Command {
  return actionCommand("transfer", "Send TAO from a wallet's coldkey.", [
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 1.5",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 0.25 --wallet alice --json",
    "tao wallet transfer bob 1.5                a contact, or a wallet of yours",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty --all --wallet old",
  ])
    .argument("<to>", "receiver: an SS58 address, or the name of a contact or wallet")
    .argument("[amount]", "TAO to send", taoAmount)
    .option("--all", "send everything: what is left after the fee", false)
    .option("--any-network", "send also to an address that is written for another network", false)
    .action(async (to: string, amount: bigint | undefined, flags: TransferFlags, self: Command) => {
      if ((amount === undefined) !== flags.all) self.error("error: give either an amount of TAO or --all");
      const { sendTao } = await import("./transfer.ts");
      await sendTao(to, amount ?? "all", flags, createPrinter(flags.json));
    });
}

/** `tao wallet pending`: finds again what was interrupted. */
export function pendingCommand(): Command {
  return command("pending", "Find what was begun and whose end nobody saw: signed or not, in a block or not.", [
    "tao wallet pending",
    "tao wallet pending --resend     send again what no block holds yet",
  ])
    .option(
      "--resend",
      "send again what is signed and in no block: the same transaction, which can count only once",
      false,
    )
    .option("--url <URL>", "WebSocket address of a node, instead of that at which it was signed")
    .addOption(walletsOption())
    .action(async (flags: PendingFlags) => {
      const { showPending } = await import("./pending.ts");
      await showPending(flags, createPrinter(flags.json));
    });
}
