import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { bootnodesOption, collect, command, DEFAULT_PAGE_PORT, httpUrl, port, urlOption } from "../shared/options.ts";
import type { ExplorerFlags } from "./run.ts";

/** Gathers addresses of HTTP. */
function httpUrls(text: string, before: readonly string[]): readonly string[] {
  return collect(httpUrl(text), before);
}

/** `tao explorer`: a page for browsers. */
export function explorerCommand(): Command {
  return command("explorer", "Serve a page for browsers that shows a network: subnets, blocks, accounts, live.", [
    "tao explorer                                  of the node on this machine",
    "tao explorer --url ws://127.0.0.1:9955 --index http://127.0.0.1:9988",
    "tao explorer --url wss://node.example --host 0.0.0.0 --port 80      for everybody who reaches this machine",
  ])
    .addOption(urlOption())
    .option("--index <URL>", "address of the API of an index (`tao index`), for history", httpUrl)
    .option(
      "--validators <URL...>",
      "addresses at which validators publish their rounds (`--rounds-port`)",
      httpUrls,
      [],
    )
    .option(
      "--chain <NAME|FILE>",
      "chain or its specification, by which a light client in the page proves what it shows",
    )
    .addOption(
      bootnodesOption("addresses of WebSocket ports for peers (`--ws-port`), besides those of the specification"),
    )
    .option("--host <ADDRESS>", "address to listen on; anything but loopback opens the page to others", "127.0.0.1")
    .option(
      "--port <N>",
      `port to listen on; 0 takes a free one (default: ${DEFAULT_PAGE_PORT}, or a free one where it is taken)`,
      port,
    )
    .action(async (flags: ExplorerFlags) => {
      const { runExplorer } = await import("./run.ts");
      await runExplorer(flags, createPrinter(flags.json));
    });
}
