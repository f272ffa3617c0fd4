import { Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import {
  command,
  exampleText,
  hotkeyOption,
  netuid,
  taoAmount,
  urlOption,
  walletOption,
  walletsOption,
} from "../shared/options.ts";
import type { BalanceFlags } from "./balance.ts";
import type { NewFlags } from "./create.ts";
import type { ImportFlags } from "./import.ts";
import type { ListFlags } from "./list.ts";
import type { StakeFlags } from "./stake.ts";
import type { TransferFlags } from "./transfer.ts";

/** Accounts that a development chain funds; everybody knows their secrets. */
const DEV_ACCOUNTS = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

function newCommand(): Command {
  return command("new", "Create a wallet: a coldkey that owns, and a hotkey that works.", [
    "tao wallet new                          asks for a password; shows the words of the keys once",
    "tao wallet new alice --no-password      a coldkey that lies on disk unencrypted",
    "tao wallet new alice --hotkey miner2 --only hotkey",
    "tao wallet new alice --words            from words that you type",
    "tao wallet new dev --dev-account Alice  an account that is funded on `tao node --dev`",
  ])
    .argument("[name]", "name of the wallet", "default")
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .addOption(new Option("--only <KEY>", "make only this key").choices(["coldkey", "hotkey"]))
    .option("--words", "make the coldkey again from its words, which are asked for", false)
    .addOption(new Option("--words-file <FILE>", "make the coldkey again from the words in a file").conflicts("words"))
    .addOption(
      new Option("--dev-account <NAME>", "make the coldkey of a well-known account: for development chains only")
        .choices(DEV_ACCOUNTS)
        .conflicts(["words", "wordsFile"]),
    )
    .option("--no-password", "do not encrypt the coldkey")
    .option("--overwrite", "replace keys that are there: what they own is lost without their words", false)
    .action(async (name: string, flags: NewFlags) => {
      const { newWallet } = await import("./create.ts");
      await newWallet(name, flags, createPrinter(flags.json));
    });
}

function importCommand(): Command {
  return command("import", "Make a key of an account that polkadot-js (the extension, the apps) exported as JSON.", [
    "tao wallet import account.json alice            asks for the export's password, and for a new one",
    "tao wallet import account.json alice --as hotkey --hotkey miner",
  ])
    .argument("<file>", "the exported account")
    .argument("[name]", "name of the wallet", "default")
    .addOption(new Option("--as <KEY>", "which key it becomes").choices(["coldkey", "hotkey"]).default("coldkey"))
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .option("--no-password", "do not encrypt the coldkey")
    .option("--overwrite", "replace a key that is there: what it owns is lost without its words", false)
    .action(async (file: string, name: string, flags: ImportFlags) => {
      const { importAccount } = await import("./import.ts");
      await importAccount(file, name, flags, createPrinter(flags.json));
    });
}

function listCommand(): Command {
  return command("list", "List the wallets on this machine.", ["tao wallet list", "tao wallet list --json"])
    .addOption(walletsOption())
    .action(async (flags: ListFlags) => {
      const { listAllWallets } = await import("./list.ts");
      await listAllWallets(flags, createPrinter(flags.json));
    });
}

function balanceCommand(): Command {
  return command(
    "balance",
    "Show what a wallet or an address has: TAO, and stake in TAO at what the pools would pay.",
    [
      "tao wallet balance",
      "tao wallet balance alice",
      "tao wallet balance 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    ],
  )
    .argument("[wallet or address]", "name of a wallet, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: BalanceFlags) => {
      const { showBalance } = await import("./balance.ts");
      await showBalance(who, flags, createPrinter(flags.json));
    });
}

function transferCommand(): Command {
  return command("transfer", "Send TAO from a wallet's coldkey.", [
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 1.5",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty 0.25 --wallet alice --json",
    "tao wallet transfer 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty --all --wallet old",
  ])
    .argument("<to>", "SS58 address of the receiver")
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

/** A command that changes what a coldkey has staked behind a hotkey. */
function stakingCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .addOption(walletOption())
    .addOption(hotkeyOption())
    .option("--behind <HOTKEY>", "address or uid of the hotkey, where it is not the wallet's own")
    .addOption(walletsOption())
    .addOption(urlOption())
    .argument("<netuid>", "number of the subnet", netuid);
}

function stakeCommand(): Command {
  return stakingCommand("stake", "Buy a subnet's alpha with TAO and stake it behind a hotkey.", [
    "tao wallet stake 1 10 --wallet alice               behind the wallet's own hotkey",
    "tao wallet stake 1 10 --wallet alice --behind 0    behind that of uid 0 in `tao metagraph 1`",
    "tao wallet stake 1 10 --wallet alice --behind 5F…  behind that of an address",
  ])
    .argument("<amount>", "TAO to stake", taoAmount)
    .action(async (subnet: number, amount: bigint, flags: StakeFlags) => {
      const { stakeTao } = await import("./stake.ts");
      await stakeTao(subnet, amount, flags, createPrinter(flags.json));
    });
}

function unstakeCommand(): Command {
  return stakingCommand("unstake", "Sell staked alpha for TAO: what a miner or validator earns comes as stake.", [
    "tao wallet unstake 1 2.5 --wallet alice",
    "tao wallet unstake 1 --all --wallet alice --behind 5F…",
  ])
    .argument("[alpha]", "alpha to sell (on root: TAO)", taoAmount)
    .option("--all", "sell all that lies there", false)
    .action(async (subnet: number, alpha: bigint | undefined, flags: StakeFlags & { all: boolean }, self: Command) => {
      if ((alpha === undefined) !== flags.all) self.error("error: give either an amount of alpha or --all");
      const { unstakeAlpha } = await import("./stake.ts");
      await unstakeAlpha(subnet, alpha ?? "all", flags, createPrinter(flags.json));
    });
}

/** `tao wallet`: keys and what they own. */
export function walletCommand(): Command {
  // The group has no options of its own: they would be taken for those of its commands.
  const wallet = new Command("wallet")
    .description("Keys and what they own, in the ecosystem's wallet files.")
    .addHelpText("after", exampleText(["tao wallet new alice", "tao wallet balance alice", "tao wallet new --help"]));
  const keys = [newCommand(), importCommand(), listCommand()];
  for (const sub of [...keys, balanceCommand(), transferCommand(), stakeCommand(), unstakeCommand()])
    wallet.addCommand(sub);
  return wallet;
}
