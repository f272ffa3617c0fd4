import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, DEFAULT_API_PORT, httpUrl, walletsOption, wholeNumber } from "../shared/options.ts";
import type { HistoryFlags } from "./history.ts";

/** `tao wallet history`: what happened to an account. */
export function historyCommand(): Command {
  return command(
    "history",
    "Show what happened to an account, newest first: transfers, stake, registrations, rewards, fees. Asks an index.",
    [
      "tao wallet history alice",
      "tao wallet history alice --limit 500 --csv alice.csv",
      "tao wallet history 5Grw… --index http://10.0.0.7:9988",
    ],
  )
    .argument("[who]", "name of a wallet or contact, or an SS58 address", "default")
    .option("--limit <N>", "most rows", wholeNumber(1, 5000), 50)
    .option("--csv <FILE>", "write the rows to a new file too, amounts in rao")
    .addOption(
      new Option("--index <URL>", "address of the API of an index (`tao index`)")
        .argParser(httpUrl)
        .default(`http://127.0.0.1:${DEFAULT_API_PORT}`),
    )
    .addOption(walletsOption())
    .action(async (who: string, flags: HistoryFlags) => {
      const { showHistory } = await import("./history.ts");
      await showHistory(who, flags, createPrinter(flags.json));
    });
}
