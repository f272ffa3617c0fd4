import type { Command } from "commander";
import { z } from "zod";
import { createPrinter } from "../output/printer.ts";
import { command, urlOption, wholeNumber } from "./options.ts";

const created = z.object({ hash: z.string() });

interface SealFlags {
  readonly json: boolean;
  readonly url: string;
  readonly count: number;
}

/** `tao node seal`: blocks on demand. */
export function sealCommand(): Command {
  return command("seal", "Make blocks, final at once, on a node with --sealing manual (from the node's own machine).", [
    "tao node seal",
    "tao node seal --count 10",
  ])
    .addOption(urlOption())
    .option("--count <N>", "how many", wholeNumber(1, 10_000), 1)
    .action(async ({ json, url, count }: SealFlags) => {
      const { withChain } = await import("./connect.ts");
      await withChain(url, async (chain) => {
        const hashes: string[] = [];
        for (let made = 0; made < count; made++) {
          hashes.push(created.parse(await chain.request("engine_createBlock", [true, true])).hash);
        }
        const { number, hash } = await chain.head();
        const result = { made: hashes.length, head: { number, hash } };
        createPrinter(json).result(
          result,
          () => `made ${count === 1 ? "1 block" : `${count} blocks`}; head #${number} ${hash}`,
        );
      });
    });
}
