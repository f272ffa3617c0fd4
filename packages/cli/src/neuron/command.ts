import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import {
  collect,
  command,
  hotkeyOption,
  port,
  taoAmount,
  urlOption,
  walletOption,
  walletsOption,
  wholeNumber,
} from "../shared/options.ts";
import { ensurePortFree } from "../shared/ports.ts";
import type { MinerFlags, ValidatorFlags } from "./flags.ts";

/** `--market`: kind of the subnet. */
function subnetKindOption(): Option {
  return new Option("--market <NAME>", "kind of the subnet: its tasks and how answers are scored")
    .choices(["text", "image"])
    .makeOptionMandatory();
}

/** Makes a command that runs a neuron of a subnet. */
function neuronCommand(name: string, description: string, examples: readonly string[]): Command {
  return command(name, description, examples)
    .requiredOption("--netuid <N>", "number of the subnet", wholeNumber(1, 65_535))
    .addOption(walletOption())
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .addOption(urlOption())
    .addOption(
      new Option(
        "--registration <HOW>",
        "how to register a hotkey that is not registered: by work (fair launch), by TAO, or never",
      )
        .choices(["work", "burn", "never"])
        .default("never"),
    );
}

const ALLOW = "--allow <HOTKEY...>";

/** `tao miner`: answers tasks with a model. */
export function minerCommand(): Command {
  return neuronCommand("miner", "Answer the tasks of a subnet with a model, and earn.", [
    "tao miner --market text --netuid 1 --wallet alice                         the best model that ships",
    "tao miner --market image --netuid 2 --model ./my-classifier.onnx",
    "tao miner --market text --netuid 1 --model ./model.gguf",
    "tao miner --market text --netuid 1 --model openai:http://127.0.0.1:8080/v1#my-model",
    "tao miner --market text --netuid 1 --min-stake 100 --allow 5F…            validators with 100 TAO, and a friend",
  ])
    .addOption(subnetKindOption())
    .option(
      "--model <MODEL>",
      "a model that ships (default: the best), lazy (a dummy without one), an .onnx or .gguf file, or openai:URL#model",
    )
    .option(
      "--axon-host <ADDRESS>",
      "address to listen on; anything but loopback opens the miner to others",
      "127.0.0.1",
    )
    .option("--axon-port <N>", "port to listen on; 0 takes a free one", port, 8091)
    .option("--external-host <ADDRESS>", "address under which validators reach the miner, where it differs")
    .option("--external-port <N>", "port under which validators reach the miner, where it differs", port)
    .option(ALLOW, "addresses of hotkeys that are answered in any case, however often", collect, [])
    .option("--min-stake <TAO>", "least stake of a caller that is answered, as the subnet weighs it", taoAmount)
    .option("--open", "answer every neuron of the subnet, not only validators whose weights count", false)
    .action(async (flags: MinerFlags, self: Command) => {
      await ensurePortFree(flags.axonHost, flags.axonPort, "--axon-port");
      const { addressesOf } = await import("../shared/addresses.ts");
      const { runMiner } = await import("./miner.ts");
      await runMiner({ ...flags, allow: addressesOf(self, ALLOW, flags.allow) }, createPrinter(flags.json));
    });
}

/** `tao validator`: gives miners tasks, scores their answers, sets weights. */
export function validatorCommand(): Command {
  return neuronCommand(
    "validator",
    "Give the miners of a subnet tasks, score their answers and set weights, and earn.",
    [
      "tao validator --market text --netuid 1 --wallet alice",
      "tao validator --market image --netuid 2 --wallet alice --registration burn",
      "tao validator --market text --netuid 1 --wallet alice --corpus ./texts   tasks about texts that only you have",
    ],
  )
    .addOption(subnetKindOption())
    .option("--corpus <DIR>", "text: give tasks about the .txt and .md files of a folder that nobody else has")
    .option("--rounds-port <N>", "publish the last rounds at this port of this machine, for a page to show", port)
    .option("--rounds-origins <ORIGIN...>", "origins of the pages that may read them", [])
    .option("--ask", "let these pages put questions to the miners, which are not scored", false)
    .option("--scores-file <FILE>", "file in which scores are kept, so that a restart goes on from them")
    .action(async (flags: ValidatorFlags) => {
      const { runValidator } = await import("./validator.ts");
      await runValidator(flags, createPrinter(flags.json));
    });
}
