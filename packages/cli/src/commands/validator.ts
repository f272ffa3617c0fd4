import type { Command } from "commander";
import type { ValidatorFlags } from "../neuron/flags.ts";
import { createPrinter } from "../output/printer.ts";
import { marketOption, neuronCommand } from "./neuron.ts";

/** `tao validator`: asks miners, scores their answers, sets weights. */
export function validatorCommand(): Command {
  return neuronCommand(
    "validator",
    "Give the miners of a subnet tasks, score their answers and set weights, and earn.",
    [
      "tao validator --market text --netuid 1 --wallet alice",
      "tao validator --market image --netuid 2 --wallet alice --registration burn",
      "tao validator --market text --netuid 1 --wallet alice --corpus ./texts   ask about texts that only you have",
    ],
  )
    .addOption(marketOption())
    .option("--corpus <DIR>", "text: ask about the .txt and .md files of a folder that nobody else has")
    .option("--scores-file <FILE>", "where scores are kept, so that a restart goes on from them")
    .action(async (flags: ValidatorFlags) => {
      const { runValidator } = await import("../neuron/validator.ts");
      await runValidator(flags, createPrinter(flags.json));
    });
}
