import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, keyOption, passwordFileOption, walletsOption } from "../shared/options.ts";
import type { LockFlags, UnlockFlags } from "./lock.ts";
import type { RenameFlags } from "./rename.ts";

/** `tao wallet rename`: gives a wallet or a hotkey another name. */
export function renameCommand(): Command {
  return command("rename", "Give a wallet, or a hotkey of it, another name.", [
    "tao wallet rename alice savings",
    "tao wallet rename alice --hotkey miner miner2     the hotkey miner of the wallet alice",
  ])
    .argument("<name>", "name of the wallet")
    .argument("<new name>", "new name of the wallet, or with --hotkey of the hotkey")
    .option("--hotkey <NAME>", "rename this hotkey of the wallet, and not the wallet")
    .addOption(walletsOption())
    .action(async (name: string, after: string, flags: RenameFlags) => {
      const { renameKeys } = await import("./rename.ts");
      await renameKeys(name, after, flags, createPrinter(flags.json));
    });
}

/** `tao wallet lock`: encrypts a key file. */
export function lockCommand(): Command {
  return command("lock", "Encrypt the file of a coldkey or hotkey, or change its password.", [
    "tao wallet lock alice                    encrypts the coldkey: asks for a password, twice",
    "tao wallet lock alice --change           asks for the present password first",
    "tao wallet lock alice --hotkey miner",
  ])
    .argument("[name]", "name of the wallet", "default")
    .addOption(keyOption())
    .option("--change", "the key is encrypted: give it another password", false)
    .addOption(passwordFileOption("the new password"))
    .addOption(walletsOption())
    .action(async (name: string, flags: LockFlags) => {
      const { lockWallet } = await import("./lock.ts");
      await lockWallet(name, flags, createPrinter(flags.json));
    });
}

/** `tao wallet unlock`: writes a hotkey without encryption. */
export function unlockCommand(): Command {
  return command("unlock", "Write the file of a hotkey without encryption, so that a neuron starts by itself.", [
    "tao wallet unlock alice --hotkey miner",
  ])
    .argument("[name]", "name of the wallet", "default")
    .requiredOption("--hotkey <NAME>", "hotkey of the wallet (coldkeys, which own, stay encrypted)")
    .addOption(walletsOption())
    .action(async (name: string, flags: UnlockFlags) => {
      const { unlockWallet } = await import("./lock.ts");
      await unlockWallet(name, flags, createPrinter(flags.json));
    });
}
