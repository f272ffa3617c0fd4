import { statusOf } from "@opentao/indexer";
import type { Printer } from "../output/printer.ts";
import { formatBytes, grouped } from "../output/units.ts";
import { type IndexFlags, withReader } from "./place.ts";

const BESIDE =
  "Ask the process that has it: /v1/status at the address of its API, which it has printed; or stop it first.";

/** `tao index status`: shows what the index holds. @throws IndexError */
export async function showStatus(flags: Omit<IndexFlags, "url">, printer: Printer): Promise<void> {
  const status = await withReader(flags.database, BESIDE, ({ db }) => statusOf(db));
  printer.result(status, () => {
    const { genesisHash, first, last, best, gaps, undecoded, bytes } = status;
    if (first === undefined || last === undefined) return "The index holds no block yet: run `tao index`.";
    return [
      `chain      ${genesisHash}`,
      `blocks     ${grouped(first)} to ${grouped(last)}${best === undefined ? "" : `, best ${grouped(best)}`}`,
      ...gaps.map((gap) => `missing    ${grouped(gap.first_height)} to ${grouped(gap.last_height)}: ${gap.reason}`),
      `unreadable ${grouped(undecoded)}`,
      `size       ${formatBytes(Number(bytes))}`,
    ].join("\n");
  });
}
