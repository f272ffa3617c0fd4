import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { collect, command, exampleText, pruning } from "../shared/options.ts";
import type { ExportFlags, ImportFlags } from "./flags.ts";

function withPlace(made: Command, basePath: string): Command {
  return made
    .argument("<file>", "the snapshot")
    .option("--chain <NAME|FILE>", "local, dev, mainnet, or a chain specification file", "local")
    .requiredOption("--base-path <DIR>", basePath);
}

function exportCommand(): Command {
  return withPlace(
    command("export", "Write the last finalized state of a node to one file.", [
      "tao node snapshot export state.tao --chain chain.json --base-path ./node --sign-key-file key.txt",
    ]),
    "folder of a node, which may go on running",
  )
    .option("--sign-key-file <FILE>", "sign it: file with the words or the seed of an sr25519 key")
    .action(async (file: string, flags: ExportFlags) => {
      const { exportFrom } = await import("./run.ts");
      await exportFrom(file, flags, createPrinter(flags.json));
    });
}

function importCommand(): Command {
  return withPlace(
    command("import", "Begin the empty folder of a node with a snapshot instead of the genesis block.", [
      "tao node snapshot import state.tao --chain chain.json --base-path ./new --trust 5GrwvaEF…",
    ]),
    "folder of a node that is not running",
  )
    .option("--trust <ADDRESS>", "import what this key has signed; may be repeated", collect, [])
    .option("--allow-untrusted", "import a snapshot that nobody trusted has signed", false)
    .option("--pruning <BLOCKS>", "archive, or for how many finalized blocks states are kept", pruning, "archive")
    .action(async (file: string, flags: ImportFlags) => {
      const { importInto } = await import("./run.ts");
      await importInto(file, flags, createPrinter(flags.json));
    });
}

/** `tao node snapshot`: states as files. */
export function snapshotCommand(): Command {
  const snapshot = new Command("snapshot")
    .description("States as files: the quickest way to bring up a node.")
    .addHelpText("after", exampleText(["tao node snapshot export --help", "tao node snapshot import --help"]));
  for (const sub of [exportCommand(), importCommand()]) snapshot.addCommand(sub);
  return snapshot;
}
