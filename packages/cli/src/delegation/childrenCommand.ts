import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import type { KeyFlags } from "../shared/actions/walletCall.ts";
import {
  command,
  exampleText,
  hotkeyOrAddressOption,
  netuid,
  urlOption,
  walletOption,
  walletsOption,
} from "../shared/options.ts";
import { percentOfU16 } from "../shared/parts.ts";
import type { GetFlags } from "./children.ts";
import { type GivenChild, givenChild } from "./givenChild.ts";

const NETUID = ["<netuid>", "number of the subnet", netuid] as const;

function getCommand(): Command {
  return command("get", "Show the children and parents of a hotkey on a subnet, and children that are to come.", [
    "tao children get 1 --wallet alice",
    "tao children get 1 --hotkey 5F…",
  ])
    .argument(...NETUID)
    .addOption(hotkeyOrAddressOption())
    .addOption(walletOption())
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (subnet: number, flags: GetFlags) => {
      const { showChildren } = await import("./children.ts");
      await showChildren(subnet, flags, createPrinter(flags.json));
    });
}

function setCommand(): Command {
  return actionCommand("set", "Pass parts of a hotkey's stake on a subnet to other hotkeys: these, and no others.", [
    "tao children set 1 5F…=25 carol=10.5 --wallet alice     percent, of an address and of a contact",
    "tao children set 1 --none --wallet alice                ends it",
  ])
    .argument(...NETUID)
    .argument("[child=percent...]", "hotkeys with the parts that they get", (text: string, before?: GivenChild[]) => [
      ...(before ?? []),
      givenChild(text),
    ])
    .option("--none", "pass stake to nobody any more", false)
    .addOption(hotkeyOrAddressOption())
    .action(
      async (
        subnet: number,
        children: readonly GivenChild[] | undefined,
        flags: KeyFlags & { readonly none: boolean },
        self: Command,
      ) => {
        const given = children ?? [];
        if (given.length > 0 === flags.none) self.error("error: give either children or --none");
        const { setChildren } = await import("./setChildren.ts");
        await setChildren(subnet, given, flags, createPrinter(flags.json));
      },
    );
}

function childTakeCommand(): Command {
  return actionCommand("take", "Show or change what a hotkey keeps, as a child, of the dividends of inherited stake.", [
    "tao children take 1 --wallet alice         what it is on subnet 1",
    "tao children take 1 5 --wallet alice       5 percent from now on",
  ])
    .argument(...NETUID)
    .argument("[percent]", "part that the hotkey keeps", percentOfU16)
    .addOption(hotkeyOrAddressOption())
    .action(async (subnet: number, take: number | undefined, flags: KeyFlags) => {
      const { changeChildTake, showChildTake } = await import("./childTake.ts");
      const printer = createPrinter(flags.json);
      await (take === undefined
        ? showChildTake(subnet, flags, printer)
        : changeChildTake(subnet, take, flags, printer));
    });
}

/** `tao children`: hotkeys that validate with the stake of another. */
export function childrenCommand(): Command {
  return new Command("children")
    .description("Children: hotkeys to which another passes its stake on a subnet.")
    .addHelpText("after", exampleText(["tao children get 1", "tao children set 1 5F…=25 --wallet alice"]))
    .addCommand(getCommand())
    .addCommand(setCommand())
    .addCommand(childTakeCommand());
}
