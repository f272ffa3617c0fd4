import { type Command, Option } from "commander";
import type { NodeFlags } from "../node/flags.ts";
import { createPrinter } from "../output/printer.ts";
import { ensurePortFree } from "../ports.ts";
import { command, DEFAULT_RPC_PORT, port, wholeNumber } from "./options.ts";

/** `tao node`: a node of the chain. */
export function nodeCommand(): Command {
  return command("node", "Run a node of the chain, with JSON-RPC over HTTP and WebSocket on one port.", [
    "tao node --dev                                  a throw-away development chain with funded accounts",
    "tao node --dev --sealing instant                a block for every transaction, none without",
    "tao node --chain local --base-path ./chain      a development chain that is kept",
    "tao node --chain my-chain.json --base-path ./n --author-key-file ./author.key",
  ])
    .option("--dev", "development chain with funded accounts, kept in memory unless --base-path is given", false)
    .option("--chain <NAME|FILE>", "local, mainnet, or a chain specification file", "local")
    .option("--base-path <DIR>", "folder of the database; without it nothing is kept")
    .option("--rpc-host <ADDRESS>", "address to listen on; anything but loopback opens the node to others", "127.0.0.1")
    .option("--rpc-port <N>", "port of JSON-RPC, metrics and health", port, DEFAULT_RPC_PORT)
    .addOption(
      new Option("--sealing <HOW>", "when blocks are made")
        .choices(["instant", "interval", "manual"])
        .default("interval"),
    )
    .option(
      "--block-time <MS>",
      "time between blocks with --sealing interval (default: the chain's)",
      wholeNumber(50, 600_000),
    )
    .option("--author-key-file <FILE>", "file with the block author's secret seed (64 hex digits)")
    .action(async (flags: NodeFlags) => {
      await ensurePortFree(flags.rpcHost, flags.rpcPort, "--rpc-port");
      const { runNode } = await import("../node/run.ts");
      await runNode(flags, createPrinter(flags.json));
    });
}
