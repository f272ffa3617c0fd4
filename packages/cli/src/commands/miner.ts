import type { Command } from "commander";
import type { MinerFlags } from "../neuron/flags.ts";
import { createPrinter } from "../output/printer.ts";
import { ensurePortFree } from "../ports.ts";
import { marketOption, neuronCommand } from "./neuron.ts";
import { collectAddress, port, taoAmount } from "./options.ts";

/** `tao miner`: answers tasks with a model. */
export function minerCommand(): Command {
  return neuronCommand("miner", "Answer the tasks of a subnet with a model, and earn.", [
    "tao miner --market text --netuid 1 --wallet alice                         the best model that ships",
    "tao miner --market image --netuid 2 --model ./my-classifier.onnx",
    "tao miner --market text --netuid 1 --model ./model.gguf",
    "tao miner --market text --netuid 1 --model openai:http://127.0.0.1:8080/v1#my-model",
    "tao miner --market text --netuid 1 --min-stake 100 --allow 5F…            validators with 100 TAO, and a friend",
  ])
    .addOption(marketOption())
    .option(
      "--model <MODEL>",
      "a model that ships (default: the best), lazy, an .onnx or .gguf file, or openai:URL#model",
    )
    .option(
      "--axon-host <ADDRESS>",
      "address to listen on; anything but loopback opens the miner to others",
      "127.0.0.1",
    )
    .option("--axon-port <N>", "port to listen on; 0 takes a free one", port, 8091)
    .option("--external-host <ADDRESS>", "address under which validators reach the miner, where it differs")
    .option("--external-port <N>", "port under which validators reach the miner, where it differs", port)
    .option(
      "--allow <HOTKEY...>",
      "addresses of hotkeys that are answered in any case, however often",
      collectAddress,
      [],
    )
    .option("--min-stake <TAO>", "least stake of whoever is answered, as the subnet weighs it", taoAmount)
    .option("--open", "answer every neuron of the subnet, not only validators whose votes count", false)
    .action(async (flags: MinerFlags) => {
      await ensurePortFree(flags.axonHost, flags.axonPort, "--axon-port");
      const { runMiner } = await import("../neuron/miner.ts");
      await runMiner(flags, createPrinter(flags.json));
    });
}
