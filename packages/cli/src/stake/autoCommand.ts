import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import { command, exampleText, netuid, urlOption, walletsOption } from "../shared/options.ts";
import type { ClaimTypeFlags } from "./claimType.ts";
import type { ListFlags } from "./list.ts";
import { type StakeFlags, stakeActionCommand } from "./options.ts";

/** `tao stake auto`: says behind which hotkey a miner's earnings are staked. */
export function autoCommand(): Command {
  const show = command(
    "show",
    "Show behind which hotkeys what a coldkey's miners earn is staked, where it was chosen.",
    ["tao stake auto show alice"],
  )
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (who: string, flags: ListFlags) => {
      const { showAutoStake } = await import("./auto.ts");
      await showAutoStake(who, flags, createPrinter(flags.json));
    });
  const set = stakeActionCommand("set", "Choose the hotkey behind which what miners of the coldkey earn is staked.", [
    "tao stake auto set 1 --wallet alice --behind 0",
  ]).action(async (subnet: number, flags: StakeFlags) => {
    const { setAutoStake } = await import("./auto.ts");
    await setAutoStake(subnet, flags, createPrinter(flags.json));
  });
  return new Command("auto")
    .description("Stake of what miners earn: it lies behind the miner itself unless another hotkey is chosen.")
    .addHelpText("after", exampleText(["tao stake auto show", "tao stake auto set 1 --behind 0"]))
    .addCommand(show)
    .addCommand(set);
}

/** `tao stake claim-type`: shows or chooses what becomes of root dividends. */
export function claimTypeCommand(): Command {
  return actionCommand(
    "claim-type",
    "Show or choose what becomes of what stake on root earns: sold for TAO, or kept.",
    [
      "tao stake claim-type --wallet alice                   what it is",
      "tao stake claim-type keep --wallet alice              it stays alpha",
      "tao stake claim-type keep --subnets 1 2 --wallet alice   on these subnets, and is sold on others",
    ],
  )
    .argument("[type]", "swap (sold for TAO that is staked on root) or keep")
    .option("--subnets <NETUID...>", "subnets on which it is kept", (text: string, before: readonly number[] = []) => [
      ...before,
      netuid(text),
    ])
    .action(async (type: string | undefined, flags: ClaimTypeFlags, self: Command) => {
      if (type !== undefined && type !== "swap" && type !== "keep") self.error("error: the type is swap or keep");
      if (flags.subnets !== undefined && type !== "keep") self.error("error: --subnets goes with keep");
      const { chooseClaimType, showClaimType } = await import("./claimType.ts");
      const printer = createPrinter(flags.json);
      if (type === undefined) await showClaimType(flags, printer);
      else await chooseClaimType(type === "swap" ? "swap" : "keep", flags, printer);
    });
}
