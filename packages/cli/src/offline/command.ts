import { Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, exampleText, urlOption, walletOption, walletsOption } from "../shared/options.ts";
import type { SendFlags } from "./send.ts";
import type { ShowFlags } from "./show.ts";
import type { SignFlags } from "./sign.ts";

const FILE = "file with the transaction; - reads standard input, as a scanner of its QR codes types it";

function signCommand(): Command {
  return command("sign", "Sign a transaction that was made elsewhere with --unsigned. No network is needed.", [
    "tao offline sign payment.json --wallet cold",
    "tao offline sign - --wallet cold --qr        from a scanner, and back as QR codes",
  ])
    .argument("<file>", FILE)
    .option("--out <FILE>", "file for the signed transaction (default: FILE.signed.json)")
    .option("--qr", "show the signed transaction as QR codes", false)
    .option("-y, --yes", "sign without asking", false)
    .option("--unread", "sign also what this version cannot read for sure", false)
    .addOption(walletOption())
    .addOption(walletsOption())
    .action(async (file: string, flags: SignFlags) => {
      const { signTransaction } = await import("./sign.ts");
      await signTransaction(file, flags, createPrinter(flags.json));
    });
}

function sendCommand(): Command {
  return command("send", "Send a transaction that was signed elsewhere, and wait until a block has it.", [
    "tao offline send payment.signed.json",
    "tao offline send - --wait finalized",
  ])
    .argument("<file>", FILE)
    .option("-y, --yes", "send it without asking", false)
    .addOption(
      new Option("--wait <WHAT>", "wait until a block has it, or a finalized one")
        .choices(["block", "finalized"])
        .default("block"),
    )
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (file: string, flags: SendFlags) => {
      const { sendTransaction } = await import("./send.ts");
      await sendTransaction(file, flags, createPrinter(flags.json));
    });
}

function showCommand(): Command {
  return command("show", "Show what a transaction in a file does, signed or not. No network is needed.", [
    "tao offline show payment.json",
  ])
    .argument("<file>", FILE)
    .addOption(walletsOption())
    .action(async (file: string, flags: ShowFlags) => {
      const { showTransaction } = await import("./show.ts");
      await showTransaction(file, flags, createPrinter(flags.json));
    });
}

/** `tao offline`: transactions that are signed on a machine without a network. */
export function offlineCommand(): Command {
  return new Command("offline")
    .description("Keys on a machine without a network: it signs what another one makes and sends.")
    .addHelpText(
      "after",
      exampleText([
        "tao wallet transfer bob 1.5 --wallet cold --unsigned payment.json   here; coldkeypub.txt is enough",
        "tao offline sign payment.json --wallet cold                         where the key is",
        "tao offline send payment.signed.json                                here again",
      ]),
    )
    .addCommand(signCommand())
    .addCommand(sendCommand())
    .addCommand(showCommand());
}
