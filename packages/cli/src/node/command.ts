import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import {
  bootnodesOption,
  command,
  DEFAULT_RPC_PORT,
  memorySize,
  port,
  pruning,
  urlOption,
  wholeNumber,
} from "../shared/options.ts";
import { ensurePortFree } from "../shared/ports.ts";
import { snapshotCommand } from "../snapshot/command.ts";
import type { NodeFlags } from "./flags.ts";
import type { SealFlags } from "./seal.ts";

function sealCommand(): Command {
  return command(
    "seal",
    "Make blocks on a node with --sealing manual, from its own machine. One that is alone finalizes them at once.",
    ["tao node seal", "tao node seal --count 10"],
  )
    .addOption(urlOption())
    .option("--count <N>", "how many", wholeNumber(1, 10_000), 1)
    .action(async (flags: SealFlags) => {
      const { sealBlocks } = await import("./seal.ts");
      await sealBlocks(flags, createPrinter(flags.json));
    });
}

/** Refuses options before the name of a command below `tao node`, which has its own. @throws CliError `NO_EFFECT` */
async function refuseOwnOptions(node: Command, below: Command): Promise<void> {
  const given = node.options.filter((option) => node.getOptionValueSource(option.attributeName()) === "cli");
  const { refuseIneffective } = await import("./effects.ts");
  const options = given.map(({ long }) => long ?? "");
  refuseIneffective(options, `before ${below.name()}`, `Give options of \`tao node ${below.name()}\` behind it.`);
}

/** `tao node`: a node of the chain. */
export function nodeCommand(): Command {
  return command("node", "Run a node of the chain, with JSON-RPC over HTTP and WebSocket on one port.", [
    "tao node --dev                                  a throw-away development chain with funded accounts",
    "tao node --dev --explorer                       the same, with a page that shows it in a browser",
    "tao node --dev --sealing instant                a block for every transaction, none without",
    "tao node --dev --sealing manual                 a block whenever `tao node seal` asks for one",
    "tao node --chain local --base-path ./chain      a development chain that is kept",
    "tao node --chain my-chain.json --base-path ./n --bootnodes /ip4/10.0.0.7/tcp/30333/p2p/12D3KooW…",
    "tao node --chain my-chain.json --base-path ./n --validator --public      an authority, open to other machines",
    "tao node --chain my-chain.json --base-path ./n --sync warp --pruning 256",
  ])
    .option(
      "--dev",
      "development chain with funded accounts and started subnets (--chain local: not started), in memory unless --base-path is given",
      false,
    )
    .option("--chain <NAME|FILE>", "local, dev, mainnet, or a chain specification file (default: local)")
    .option("--base-path <DIR>", "folder of the database, keys and identity; without it nothing is kept")
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
    .option(
      "--finality-lag <BLOCKS>",
      "blocks between the head and the finalized block where this node decides alone (default: 3 on the development chain with --sealing interval, else 0)",
      wholeNumber(0, 1000),
    )
    .option("--author-key-file <FILE>", "file with the block author's secret seed (64 hex digits)")
    .option("--validator", "make blocks and vote, with the session keys in the keystore", false)
    .option("--keystore-path <DIR>", "folder of the session keys (default: keystore in --base-path)")
    .option("--keystore-password-file <FILE>", "file with the password of the session keys")
    .addOption(
      new Option("--sync <HOW>", "execute every block (full), or begin at a recent finalized one (warp)")
        .choices(["full", "warp"])
        .default("full"),
    )
    .option("--pruning <BLOCKS>", "archive, or for how many finalized blocks states are kept", pruning, "archive")
    .option(
      "--memory <SIZE>",
      "memory that the node may take, such as 512MB or 4GB: caches and queues get what is left over (default: 600MB)",
      memorySize,
    )
    .option("--explorer [PORT]", "serve a page for browsers, to this machine alone, from a process of its own", port)
    .option("--step-metrics", "measure the steps of executed blocks: hooks, extrinsics by call, epochs, roots", false)
    .addOption(bootnodesOption("addresses of the first peers"))
    .option("--reserved-nodes <ADDRESS...>", "addresses of peers to keep connected to", [])
    .option("--reserved-only", "have no other peers than --reserved-nodes", false)
    .option("--no-discovery", "do not look for peers of peers")
    .option("--listen <ADDRESS...>", "multiaddresses to listen on for peers (default: this machine alone)", [])
    .option("--port <N>", "TCP port for peers (default: 30333; on this machine alone, another when it is taken)", port)
    .option("--ws-port <N>", "WebSocket port for peers and light clients (default: 30334, likewise)", port)
    .option("--public", "let other machines connect: listen on all interfaces", false)
    .option("--announce <ADDRESS...>", "addresses to announce to peers, where they differ from those listened on", [])
    .option("--node-key-file <FILE>", "file of the identity among peers (default: network/node.key in --base-path)")
    .option("--no-network", "run without a network")
    .hook("preSubcommand", refuseOwnOptions)
    .action(async (flags: NodeFlags) => {
      const { checkEffects } = await import("./effects.ts");
      checkEffects(flags);
      await ensurePortFree(flags.rpcHost, flags.rpcPort, "--rpc-port");
      const { runNode } = await import("./run.ts");
      await runNode(flags, createPrinter(flags.json));
    })
    .addCommand(sealCommand())
    .addCommand(snapshotCommand());
}
