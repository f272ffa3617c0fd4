import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command } from "../shared/options.ts";

/** `tao explain`: cause and cure of an error. */
export function explainCommand(): Command {
  return command("explain", "Say what an error means and what to do about it.", [
    "tao explain DISK_FULL                  the code that stands behind a message",
    "tao explain E4103                      or its number",
    "tao explain SettingWeightsTooFast      or an error of the chain",
    'tao explain "Custom error: 6"',
    "tao explain                            lists all codes",
  ])
    .argument("[CODE]", "code, number or name of the error (default: all are listed)")
    .action(async (code: string | undefined, flags: { json: boolean }) => {
      const { explain, listAll } = await import("./run.ts");
      const printer = createPrinter(flags.json);
      if (code === undefined) listAll(printer);
      else explain(code, printer);
    });
}
