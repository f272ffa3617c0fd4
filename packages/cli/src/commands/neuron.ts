import { type Command, Option } from "commander";
import { command, hotkeyOption, urlOption, walletOption, walletsOption, wholeNumber } from "./options.ts";

/** `--market`: what the subnet trades in. */
export function marketOption(): Option {
  return new Option("--market <NAME>", "what the subnet trades in").choices(["text", "image"]).makeOptionMandatory();
}

/** A command that runs a neuron of a subnet. */
export function neuronCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .requiredOption("--netuid <N>", "number of the subnet", wholeNumber(1, 65_535))
    .addOption(walletOption())
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .addOption(urlOption())
    .addOption(
      new Option(
        "--registration <HOW>",
        "how to register when the hotkey is not: by work (fair launch), by TAO, or never",
      )
        .choices(["work", "burn", "never"])
        .default("never"),
    );
}
