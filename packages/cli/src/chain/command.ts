import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { bootnodesOption, collect, command, exampleText, wholeNumber } from "../shared/options.ts";
import type { BuildSpecFlags } from "./build.ts";

function buildSpecCommand(): Command {
  return command("build-spec", "Make a chain specification: the file from which every node of a chain starts.", [
    "tao chain build-spec --chain mainnet --authority one.json --authority two.json --output chain.json",
    "tao chain build-spec --chain chain.json --raw --output chain-raw.json     for publishing and for light clients",
    "tao chain build-spec --dev-authorities 4 --block-time 1000 --output test.json",
    "tao chain build-spec --chain mainnet --authority aura:5GrwvaEF…,gran:5FA9nQDV…",
  ])
    .option("--chain <NAME|FILE>", "local, dev, mainnet, or a specification to start from", "local")
    .option("--raw", "write the genesis state itself: the same under every later version of this software", false)
    .option(
      "--authority <KEYS>",
      "session keys of an authority: aura:SS58,gran:SS58, or a file of `tao keys generate`; may be repeated",
      collect,
      [],
    )
    .option("--dev-authorities <N>", "the well-known authorities //One, //Two, … : for tests only", wholeNumber(1, 10))
    .option("--name <NAME>", "name of the chain for people")
    .option("--id <ID>", "name of the chain for programs and paths")
    .option("--block-time <MS>", "time between blocks (default: the chain's)", wholeNumber(50, 600_000))
    .addOption(bootnodesOption("addresses of peers with which nodes begin, besides those it has"))
    .option("--fork-id <ID>", "distinguishes the network of this chain from that of another with the same genesis")
    .option("--output <FILE>", "file to write (default: standard output)")
    .action(async (flags: BuildSpecFlags) => {
      const { buildSpec } = await import("./build.ts");
      buildSpec(flags, createPrinter(flags.json));
    });
}

function inspectCommand(): Command {
  return command("inspect", "Show what a chain specification says: genesis hash, authorities, block time.", [
    "tao chain inspect mainnet",
    "tao chain inspect chain.json --json",
  ])
    .argument("<chain>", "local, dev, mainnet, or a specification file")
    .action(async (chain: string, { json }: { readonly json: boolean }) => {
      const { showSpec } = await import("./inspect.ts");
      showSpec(chain, createPrinter(json));
    });
}

/** `tao chain`: specifications of chains. */
export function chainCommand(): Command {
  const chain = new Command("chain")
    .description("Chain specifications: what a network starts from.")
    .addHelpText("after", exampleText(["tao chain inspect mainnet", "tao chain build-spec --help"]));
  for (const sub of [buildSpecCommand(), inspectCommand()]) chain.addCommand(sub);
  return chain;
}
