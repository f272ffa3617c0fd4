import { type Gap, Indexer, type IndexProgress } from "@opentao/indexer";
import type { Chain } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { type Printer, toJson } from "../output/printer.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { grouped } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { stopSignal } from "../shared/signals.ts";
import { type IndexFlags, withIndex } from "./place.ts";

/** Options of `tao index`. */
export interface RunFlags extends IndexFlags {
  readonly once: boolean;
}

/** For how long the node is waited for: it may have been started together with the index. */
const CONNECT_MS = 10_000;

/** Reporter of what happens to the index while it runs: told to programs line by line, to people as a bar and notes. */
interface Reporter {
  progress(progress: IndexProgress): void;
  gap(gap: Gap): void;
  problem(error: Error): void;
  clear(): void;
}

function jsonReporter(): Reporter {
  const write = (line: object): void => void process.stdout.write(`${toJson(line, 0)}\n`);
  return {
    progress: (progress) => write({ kind: "progress", ...progress }),
    gap: (gap) => write({ kind: "gap", ...gap }),
    problem: ({ message }) => write({ kind: "problem", message }),
    clear: () => undefined,
  };
}

async function textReporter(printer: Printer): Promise<Reporter> {
  const display = await progressDisplay(process.stderr);
  const note = (line: string): void => {
    display.clear();
    printer.note(line);
  };
  return {
    progress: ({ height, finalized }) => {
      display.show({ title: "Index", done: height, total: Math.max(height, finalized), unit: "blocks" });
    },
    gap: ({ first, last, reason }) => note(`blocks ${grouped(first)} to ${grouped(last)} are missing: ${reason}`),
    problem: ({ message }) => note(`${message}; it is asked again`),
    clear: () => display.clear(),
  };
}

/** `tao index`: writes a chain's history into the index until Ctrl-C. @throws IndexError, ChainError */
export async function runIndex(flags: RunFlags, printer: Printer): Promise<void> {
  const signal = stopSignal();
  const reporter = flags.json ? jsonReporter() : await textReporter(printer);
  let last: IndexProgress | undefined;
  try {
    const follow = (chain: Chain) =>
      withIndex(flags.database, async ({ db }) => {
        const indexer = new Indexer(db, chain, {
          onProgress: (progress) => {
            last = progress;
            reporter.progress(progress);
          },
          onGap: (gap) => reporter.gap(gap),
          onProblem: (error) => reporter.problem(error),
        });
        await (flags.once ? indexer.catchUp(signal) : indexer.run(signal));
      });
    await withChain(flags.url, follow, { connectTimeoutMs: CONNECT_MS });
  } finally {
    reporter.clear();
  }
  const { blocks = 0, rows = 0, height } = last ?? {};
  const result = { kind: "stopped", blocks, rows, ...(height === undefined ? {} : { height }) };
  if (flags.json) process.stdout.write(`${toJson(result, 0)}\n`);
  else {
    printer.result(result, () => {
      const where = height === undefined ? "no block was new" : `up to block ${out.bold(grouped(height))}`;
      return `${grouped(blocks)} blocks and ${grouped(rows)} rows were written, ${where}`;
    });
  }
}
