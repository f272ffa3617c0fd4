import * as z from "zod";
import type { Printer } from "../output/printer.ts";
import { counted } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";

const created = z.object({ hash: z.string() });

/** Options of `tao node seal`. */
export interface SealFlags {
  readonly json: boolean;
  readonly url: string;
  readonly count: number;
}

/** `tao node seal`: blocks on demand. @throws ChainError */
export async function sealBlocks({ url, count }: SealFlags, printer: Printer): Promise<void> {
  await withChain(url, async (chain) => {
    const hashes: string[] = [];
    for (let made = 0; made < count; made++)
      hashes.push(created.parse(await chain.request("engine_createBlock", [true])).hash);
    const { number, hash } = await chain.head();
    printer.result(
      { made: hashes.length, head: { number, hash } },
      () => `made ${counted(count, "block")}; head #${number} ${hash}`,
    );
  });
}
