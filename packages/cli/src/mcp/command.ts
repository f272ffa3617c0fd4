import { type Command, InvalidArgumentError } from "commander";
import { amountHint, parseTao } from "../output/units.ts";
import { command, passwordFileOption, urlOption, walletOption, walletsOption } from "../shared/options.ts";
import type { McpFlags } from "./serve.ts";

function limit(text: string): bigint {
  const rao = parseTao(text);
  if (rao === undefined) throw new InvalidArgumentError(amountHint(text));
  return rao;
}

/** `tao mcp`: serves the network to agents. */
export function mcpCommand(): Command {
  return command(
    "mcp",
    "Serve the network to agents over the Model Context Protocol, on standard input and output: reads and previews, and actions if they are allowed.",
    [
      "tao mcp                                                      reads and previews",
      "tao mcp --allow-actions --spend-per-hour 2 --wallet agent    and actions, up to 2 TAO in any hour",
    ],
  )
    .option("--allow-actions", "let the agent sign with a wallet", false)
    .option(
      "--spend-per-hour <TAO>",
      "most that leaves the wallet or is traded in any hour; with --allow-actions",
      limit,
    )
    .addOption(walletOption())
    .addOption(passwordFileOption("the password of the coldkey"))
    .addOption(walletsOption())
    .addOption(urlOption())
    .addHelpText("after", "\nWhat is served is JSON in any case; --json is for errors that keep it from beginning.")
    .action(async (flags: McpFlags, self: Command) => {
      if (flags.allowActions && flags.spendPerHour === undefined)
        self.error("error: --allow-actions wants a limit: --spend-per-hour TAO");
      if (!flags.allowActions && flags.spendPerHour !== undefined)
        self.error("error: --spend-per-hour has no effect without --allow-actions");
      const { serveMcp } = await import("./serve.ts");
      await serveMcp(flags);
    });
}
