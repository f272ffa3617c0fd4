import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, urlOption, walletsOption, wholeNumber } from "../shared/options.ts";
import type { ExportFlags } from "./export.ts";
import { apiOptions, databaseOption } from "./options.ts";
import type { IndexFlags } from "./place.ts";
import type { RunFlags } from "./run.ts";
import type { ApiFlags } from "./serve.ts";

function statusCommand(): Command {
  return command("status", "Show what the index holds: its blocks, what is missing, what could not be read.", [
    "tao index status",
    "tao index status --database postgres://tao@localhost/index --json",
  ])
    .addOption(databaseOption())
    .action(async (flags: Omit<IndexFlags, "url">) => {
      const { showStatus } = await import("./status.ts");
      await showStatus(flags, createPrinter(flags.json));
    });
}

function reconcileCommand(): Command {
  return command(
    "reconcile",
    "Compare the index with all of the chain's state after its last block, to the rao; names every difference.",
    ["tao index reconcile", "tao index reconcile --url ws://10.0.0.7:9944 --json"],
  )
    .addOption(databaseOption())
    .addOption(urlOption())
    .action(async (flags: IndexFlags) => {
      const { reconcileIndex } = await import("./reconcile.ts");
      await reconcileIndex(flags, createPrinter(flags.json));
    });
}

function exportCommand(): Command {
  return command("export", "Write a table of the index, or part of it, as a file: CSV or Parquet.", [
    "tao index export transfers --account 5Grw… --output transfers.csv",
    "tao index export events --from 100000 --to 200000 --format parquet --output events.parquet",
  ])
    .argument("<TABLE>", "blocks, extrinsics, events, transfers, stake_movements, registrations, changes, epochs, …")
    .addOption(databaseOption())
    .addOption(new Option("--format <FORMAT>", "form of the file").choices(["csv", "parquet"]).default("csv"))
    .option("--from <BLOCK>", "first block", wholeNumber(0, 2 ** 31 - 2))
    .option("--to <BLOCK>", "last block", wholeNumber(0, 2 ** 31 - 2))
    .option("--account <ADDRESS>", "only rows that tell of this account, or of the contact or wallet of this name")
    .addOption(walletsOption())
    .option("--output <FILE>", "file to write (default: standard output, for CSV)")
    .action(async (table: string, flags: ExportFlags) => {
      const { exportFrom } = await import("./export.ts");
      await exportFrom(table, flags, createPrinter(flags.json));
    });
}

function serveCommand(): Command {
  const serve = command(
    "serve",
    "Serve an index that another process fills in PostgreSQL, or one that nobody fills at the moment.",
    [
      "tao index serve --database postgres://reader@localhost/index",
      "tao index serve --listen 0.0.0.0:9988 --cors https://explorer.example.org",
    ],
  ).addOption(databaseOption());
  for (const option of apiOptions()) serve.addOption(option);
  return serve.action(async (flags: Omit<IndexFlags, "url"> & ApiFlags) => {
    const { serveIndex } = await import("./serve.ts");
    await serveIndex(flags.database, flags, createPrinter(flags.json));
  });
}

/** `tao index`: remembers everything that happens on a chain. */
export function indexCommand(): Command {
  const index = command(
    "index",
    "Keep everything that happens on a chain in a database, from its first block on, follow it, and serve it.",
    [
      "tao index                                        from the node on this machine, into ./index",
      "tao index --once                                 up to the last finalized block, then stop",
      "tao index --url ws://10.0.0.7:9944 --database postgres://tao@localhost/index",
    ],
  )
    .addOption(databaseOption())
    .addOption(urlOption())
    .option("--once", "stop at the last finalized block instead of following the chain; serves nothing", false)
    .option("--no-api", "serve nothing");
  for (const option of apiOptions()) index.addOption(option);
  index.action(async (flags: RunFlags) => {
    const { runIndex } = await import("./run.ts");
    await runIndex(flags, createPrinter(flags.json));
  });
  for (const sub of [statusCommand(), reconcileCommand(), serveCommand(), exportCommand()]) index.addCommand(sub);
  return index;
}
