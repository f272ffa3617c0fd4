import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { expectValue } from "../expectValue.ts";

/** An entry of the state: storage key and value, `0x` and hex digits. */
export interface StateEntry {
  readonly key: string;
  readonly value: string;
}

const keyPage = z.array(z.string());
const changeSets = z.array(z.object({ changes: z.array(z.tuple([z.string(), z.string().nullable()])) }));
/** Keys that are listed with one request. */
const PAGE = 1000;

/**
 * Entries of the state after a block (its hash) whose keys begin with `prefix` (hex), page by page, so that not all of
 * them are held at once.
 *
 * @throws ChainError
 */
export async function* statePages(
  chain: Pick<ChainAccess, "request">,
  prefix: string,
  at: string,
): AsyncGenerator<readonly StateEntry[]> {
  // Behind nothing: an item without keys stands right under the prefix.
  for (let start: string | null = null; ; ) {
    const listed = await chain.request("state_getKeysPaged", [prefix, PAGE, start, at]);
    const page = expectValue(keyPage, listed, "a page of keys");
    if (page.length > 0) {
      const answer = await chain.request("state_queryStorageAt", [page, at]);
      const changes = expectValue(changeSets, answer, "storage values").flatMap((set) => set.changes);
      yield changes.flatMap(([key, value]) => (value === null ? [] : { key, value }));
    }
    if (page.length < PAGE) return;
    start = page.at(-1) ?? start;
  }
}
