import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, DEFAULT_API_PORT, httpUrl, urlOption } from "../shared/options.ts";
import type { DoctorFlags } from "./gather.ts";

/** `tao doctor`: finds what is wrong with a node. */
export function doctorCommand(): Command {
  return command("doctor", "Show what a node is waiting for and what to do. Exits with 1 when something is wrong.", [
    "tao doctor                                       the node on this machine",
    "tao doctor --url ws://127.0.0.1:9955",
    "tao doctor --base-path ./node --chain chain.json  and whether its database is of that chain",
    "tao doctor --index http://127.0.0.1:9988         and the index there; by default, the one at this address if there is",
    "tao doctor --json",
  ])
    .addOption(urlOption())
    .option("--base-path <DIR>", "folder of the node, to look at when it does not answer")
    .option("--chain <NAME|FILE>", "the chain that it should be of: local, mainnet, or a specification")
    .option(
      "--index <URL>",
      `address of the API of an index (default: http://127.0.0.1:${DEFAULT_API_PORT}, where one answers there)`,
      httpUrl,
    )
    .action(async (flags: DoctorFlags) => {
      const { examine } = await import("./examine.ts");
      await examine(flags, createPrinter(flags.json));
    });
}
