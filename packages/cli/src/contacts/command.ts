import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, exampleText, walletsOption } from "../shared/options.ts";
import type { ContactFlags } from "./contacts.ts";

const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

const NAMES =
  "Give an address a name, which stands for it in `tao wallet transfer`, `balance`, `verify`, `tao stake` and its `--behind`, and in `tao index export --account`.";

function addCommand(): Command {
  return command("add", NAMES, [`tao contacts add bob ${BOB}`])
    .argument("<name>", "name of the contact")
    .argument("<address>", "SS58 address")
    .addOption(walletsOption())
    .action(async (name: string, address: string, flags: ContactFlags) => {
      const { addContact } = await import("./contacts.ts");
      await addContact(name, address, flags, createPrinter(flags.json));
    });
}

function removeCommand(): Command {
  return command("remove", "Forget a contact.", ["tao contacts remove bob"])
    .argument("<name>", "name of the contact")
    .addOption(walletsOption())
    .action(async (name: string, flags: ContactFlags) => {
      const { removeContact } = await import("./contacts.ts");
      await removeContact(name, flags, createPrinter(flags.json));
    });
}

function listCommand(): Command {
  return command("list", "List the contacts.", ["tao contacts list", "tao contacts list --json"])
    .addOption(walletsOption())
    .action(async (flags: ContactFlags) => {
      const { listContacts } = await import("./contacts.ts");
      listContacts(flags, createPrinter(flags.json));
    });
}

/** `tao contacts`: names for addresses of others. */
export function contactsCommand(): Command {
  const contacts = new Command("contacts")
    .description("Names for the addresses of others, in a file among the wallets.")
    .addHelpText("after", exampleText([`tao contacts add bob ${BOB}`, "tao wallet transfer bob 1.5"]));
  for (const sub of [addCommand(), removeCommand(), listCommand()]) contacts.addCommand(sub);
  return contacts;
}
