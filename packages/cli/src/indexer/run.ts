import { messageOf } from "@opentao/base";
import { type Gap, Indexer, type IndexProgress } from "@opentao/indexer";
import type { Chain } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { type Printer, toJson } from "../output/printer.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { grouped } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { stopSignal } from "../shared/signals.ts";
import { reportToSupervisor } from "../shared/supervisor.ts";
import { type IndexFlags, withIndex } from "./place.ts";
import { type ApiFlags, ensureListenable, serveOwn } from "./serve.ts";

/** Options of `tao index`. */
export interface RunFlags extends IndexFlags, ApiFlags {
  readonly once: boolean;
  /** False when nothing is served. */
  readonly api: boolean;
}

/** For how long the node is waited for: it may have been started together with the index. */
const CONNECT_MS = 10_000;

/** Reporter of what happens to the index while it runs: told to programs line by line, to people as a bar and notes. */
interface Reporter {
  progress(progress: IndexProgress): void;
  gap(gap: Gap): void;
  problem(message: string): void;
  serving(url: string): void;
  clear(): void;
}

function jsonReporter(): Reporter {
  const write = (line: object): void => void process.stdout.write(`${toJson(line, 0)}\n`);
  return {
    progress: (progress) => write({ kind: "progress", ...progress }),
    gap: (gap) => write({ kind: "gap", ...gap }),
    problem: (message) => write({ kind: "problem", message }),
    serving: (url) => write({ kind: "serving", url }),
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
    problem: note,
    serving: (url) => note(`The index is served at ${url}/v1/status`),
    clear: () => display.clear(),
  };
}

/** `tao index`: writes a chain's history into the index until Ctrl-C. @throws IndexError, ChainError, CliError */
export async function runIndex(flags: RunFlags, printer: Printer): Promise<void> {
  const signal = stopSignal();
  const isServed = flags.api && !flags.once;
  if (isServed) await ensureListenable(flags.listen);
  const reporter = flags.json ? jsonReporter() : await textReporter(printer);
  let last: IndexProgress | undefined;
  try {
    const follow = (chain: Chain) =>
      withIndex(flags.database, async (index) => {
        const indexer = new Indexer(index.db, chain, {
          onProgress: (progress) => {
            last = progress;
            reportToSupervisor({ kind: "indexed", height: progress.height });
            reporter.progress(progress);
          },
          onGap: (gap) => reporter.gap(gap),
          onProblem: ({ message }) => reporter.problem(`${message}; it is asked again`),
        });
        if (!isServed) return flags.once ? indexer.catchUp(signal) : indexer.run(signal);
        const { spec_name: specName } = await chain.constants.System.Version();
        const known = () => ({ specName, finalized: last?.finalized });
        const onProblem = (error: unknown) => reporter.problem(`an answer of the API failed: ${messageOf(error)}`);
        const served = await serveOwn(flags.database, index, flags, { known, onProblem });
        reporter.serving(served.url);
        reportToSupervisor({ kind: "serving" });
        await indexer.run(signal).finally(() => served.close());
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
