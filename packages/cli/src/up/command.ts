import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, DEFAULT_API_PORT, DEFAULT_RPC_PORT, port, wholeNumber } from "../shared/options.ts";
import type { UpFlags } from "./run.ts";

/** `tao up`: a whole network on this machine. */
export function upCommand(): Command {
  return command(
    "up",
    "Run a whole network on this machine: a fair-launch chain, two subnets with real models, miners and validators.",
    [
      "tao up                     goes on from where it was stopped; Ctrl-C stops everything",
      "tao up --reset             starts anew: asks before the chain, its keys and what they earned are removed",
      "tao up --nodes 4           four authorities in processes of their own",
      "tao up --no-index          without the chain's history, in 0.8 GB of memory less",
      "tao up --once --json       until every subnet has paid a scored epoch, then prints a report",
    ],
  )
    .option("--reset", "remove what an earlier run left and start anew", false)
    .option("--yes", "with --reset: do not ask", false)
    .option("--once", "stop when every subnet has paid a scored epoch; fail when that does not happen", false)
    .option("--no-explorer", "serve no page for browsers")
    .option("--no-index", "keep no history of the chain (`tao index`), which takes memory")
    .option("--index-port <N>", `port of the history's API (default: ${DEFAULT_API_PORT}, or a free one)`, port)
    .option("--base-path <DIR>", "folder of the network", ".opentao")
    .option("--nodes <N>", "nodes that make blocks in turn and vote (of a new network; default: 1)", wholeNumber(1, 16))
    .option("--rpc-port <N>", "port of the (first) node's JSON-RPC", wholeNumber(1, 65_535), DEFAULT_RPC_PORT)
    .option("--block-time <MS>", "milliseconds between blocks (of a new network)", wholeNumber(100, 600_000), 1000)
    .option("--tempo <N>", "blocks between epochs (of a new network)", wholeNumber(5, 10_000), 20)
    .option("--timeout <SECONDS>", "with --once: give up after this time", wholeNumber(1, 86_400), 600)
    .action(async (flags: UpFlags) => {
      const { runUp } = await import("./run.ts");
      await runUp(flags, createPrinter(flags.json));
    });
}
