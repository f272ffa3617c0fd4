import { reconcile } from "@opentao/indexer";
import { out } from "../output/colors.ts";
import { ProblemsFound } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { counted, grouped } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { type IndexFlags, withReader } from "./place.ts";

type Result = Awaited<ReturnType<typeof reconcile>>;

/** Differences as lines, one each. */
function differencesOf({ amountDifferences, shareDifferences, entryDifferences, unreadable }: Result): string[] {
  return [
    ...amountDifferences.map(({ quantity, account, netuid, chain, history, total }) => {
      const place = [quantity, account, netuid < 0 ? "" : `subnet ${netuid}`].filter((part) => part !== "").join(" ");
      return `${place}: chain ${grouped(chain)}, history ${grouped(history)}, total ${grouped(total)}`;
    }),
    ...shareDifferences.map(({ hotkey, coldkey, netuid, chain, index }) => {
      const owner = coldkey === "" ? "all shares" : `share of ${coldkey}`;
      return `${owner} with ${hotkey} on subnet ${netuid}: chain ${chain ?? "none"}, index ${index ?? "none"}`;
    }),
    ...entryDifferences.map(({ pallet, item, keys, chain, index }) => {
      return `${pallet}.${item} ${keys}: chain ${chain ?? "none"}, index ${index ?? "none"}`;
    }),
    ...unreadable.map(({ place, problem }) => `${place} could not be read: ${problem}`),
  ];
}

/** Cure for a comparison beside a process that has the index. */
const besideOf = (database: string): string =>
  "Stop that process and let the node run. Of `tao up`: Ctrl-C, then `tao up --no-index` (`npm start -- --no-index`), " +
  `and from another terminal: tao index reconcile --database ${database}`;

/**
 * `tao index reconcile`: compares the index with the chain.
 *
 * @throws ProblemsFound when they differ; IndexError, ChainError
 */
export async function reconcileIndex(flags: IndexFlags, printer: Printer): Promise<void> {
  const display = flags.json ? undefined : await progressDisplay(process.stderr);
  const show = (done: number): void => display?.show({ title: "Reconcile", done, total: undefined, unit: "amounts" });
  const result = await withChain(flags.url, (chain) =>
    withReader(flags.database, besideOf(flags.database), ({ db }) => reconcile(db, chain, show)),
  ).finally(() => display?.clear());
  const differences = differencesOf(result);
  printer.result({ adds: differences.length === 0, ...result }, () => {
    const { amounts, shares, entries } = result;
    const compared = `${counted(amounts, "amount")}, ${counted(shares, "share")}, ${counted(entries, "kept value")}`;
    const title = `${compared} at block ${grouped(result.height)}`;
    if (differences.length === 0) return `${out.green("✓")} ${title}: history adds up to the chain's state`;
    return [`${out.red("✗")} ${title}: ${counted(differences.length, "difference")}`, ...differences].join("\n");
  });
  if (differences.length > 0) throw new ProblemsFound();
}
