import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, keyOption, walletOption, walletsOption } from "../shared/options.ts";
import type { SignFlags, VerifyFlags } from "./message.ts";

/** `tao wallet sign`: signs a message. */
export function signCommand(): Command {
  return command("sign", "Sign a message with the coldkey or a hotkey: to prove that an address is yours.", [
    'tao wallet sign "I am 5F…" --wallet alice          as the official command line signs it',
    'tao wallet sign "I am 5F…" --wallet alice --hotkey miner',
    "tao wallet sign --file statement.txt --wrap        in <Bytes> tags, as polkadot-js signs it",
  ])
    .argument("[message]", "the message")
    .option("--file <FILE>", "sign what is in a file, byte for byte")
    .option("--wrap", "put it into <Bytes> tags (always, where it could be taken for a transaction)", false)
    .addOption(walletOption())
    .addOption(keyOption())
    .addOption(walletsOption())
    .action(async (message: string | undefined, flags: SignFlags, self: Command) => {
      if ((message === undefined) === (flags.file === undefined)) self.error("error: give either a message or --file");
      const { signText } = await import("./message.ts");
      await signText(message, flags, createPrinter(flags.json));
    });
}

/** `tao wallet verify`: verifies a signature of a message. */
export function verifyCommand(): Command {
  return command("verify", "Say if a signature of a message is by an address (exit code 0: it is, 1: it is not).", [
    'tao wallet verify "I am 5F…" 0x6a… 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    "tao wallet verify --file statement.txt 0x6a… bob       by a contact",
  ])
    .argument(
      "<message, signature, address...>",
      "the message (not with --file), its signature in hex, the signer: an SS58 address, or the name of a contact or wallet",
    )
    .option("--file <FILE>", "the message is what is in a file, byte for byte")
    .addOption(walletsOption())
    .action(async (given: readonly string[], flags: VerifyFlags, self: Command) => {
      const parts = flags.file === undefined ? given : [undefined, ...given];
      const [message, signature, address, ...more] = parts;
      if (signature === undefined || address === undefined || more.length > 0)
        return self.error("error: give a message (or --file), its signature and the address of the signer");
      const { verifyText } = await import("./message.ts");
      return verifyText({ message, signature, address }, flags, self, createPrinter(flags.json));
    });
}
