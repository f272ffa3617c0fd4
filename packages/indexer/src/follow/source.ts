import { type Chain, ChainError, getBlock, type StateDifference, statePages } from "@opentao/sdk/chain";
import * as z from "zod";
import { IndexError } from "../errors.ts";
import type { RawBlock } from "../facts/block/decode.ts";
import { EVENTS, ITEMS } from "../facts/block/items.ts";
import { KEPT } from "../facts/block/kept.ts";
import { hasOwnBody } from "./body.ts";

/** Prefixes that a node compares at once. */
const MAX_PREFIXES = 64;
/** Beginnings of the storage keys that the index reads, in lists that a node takes. */
const PREFIXES = listsOf([...new Set([...ITEMS, ...KEPT].map(({ prefix }) => prefix))], MAX_PREFIXES);
/** The storage key `:code`, which every state has. */
const CODE = "0x3a636f6465";
/** Error of a node that does not have a method. */
const unknownMethod = z.object({ fault: z.object({ code: z.literal(-32_601) }) });

/** Returns whether a node keeps the state after a block. @throws ChainError when it cannot be asked */
export async function keepsState(chain: Chain, hash: string): Promise<boolean> {
  try {
    return (await chain.request("state_getStorageHash", [CODE, hash])) !== null;
  } catch (error) {
    if (error instanceof ChainError && error.code === "RPC_ERROR") return false;
    throw error;
  }
}

/**
 * Result of `read`, which reads the states after blocks; `undefined` when it fails because the node let one go.
 *
 * @param blocks - gives the hashes of the blocks, where it has failed
 */
export async function unlessPruned<Value>(
  chain: Chain,
  blocks: () => readonly string[] | Promise<readonly string[]>,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ChainError) || error.code !== "RPC_ERROR") throw error;
    for (const hash of await blocks()) if (!(await keepsState(chain, hash))) return undefined;
    throw error;
  }
}

/** Hash of the chain's block at a height that it has. @throws IndexError `FINALITY_REVERTED` */
export async function hashAt(chain: Chain, height: number): Promise<string> {
  const hash = await chain.blockHash(height);
  if (hash !== undefined) return hash;
  throw new IndexError("FINALITY_REVERTED", `the node at ${chain.url} has no block ${height}`);
}

/**
 * A block by its hash, with what it changed of the state; `undefined` when the node has let go of the state after it or
 * before it.
 *
 * @throws IndexError `NO_DIFFERENCES`; ChainError
 */
export async function readBlock(chain: Chain, hash: string): Promise<RawBlock | undefined> {
  const [block, differences] = await Promise.all([blockOf(chain, hash), differencesOf(chain, hash)]);
  return differences === undefined ? undefined : { ...block, differences };
}

/** A block by its hash, with the extrinsics that its header names. @throws ChainError `UNEXPECTED_VALUE` for others */
export async function blockOf(chain: Chain, hash: string) {
  const block = await getBlock(chain, hash);
  if (block === undefined || block.head.hash !== hash)
    throw new ChainError("UNEXPECTED_VALUE", `the node did not give the block ${hash}`, "Try another node.");
  if (hasOwnBody(block)) return block;
  const message = `the node gave other extrinsics for block ${block.head.number} (${hash}) than its header names`;
  throw new ChainError("UNEXPECTED_VALUE", message, "Try another node.");
}

function differencesOf(chain: Chain, hash: string) {
  const blocks = async () => [hash, (await blockOf(chain, hash)).head.parentHash];
  return unlessPruned(chain, blocks, async () => {
    try {
      const found = (await Promise.all(PREFIXES.map((prefixes) => chain.differences(hash, { prefixes })))).flat();
      return found.some(({ key }) => key === EVENTS.prefix) ? found : [...found, ...(await sameEvents(chain, hash))];
    } catch (error) {
      if (!(error instanceof ChainError) || !unknownMethod.safeParse(error).success) throw error;
      throw new IndexError("NO_DIFFERENCES", `the node at ${chain.url}: ${error.message}`);
    }
  });
}

/** Events of a block that are, byte for byte, those of its parent: they are no difference of the state. */
async function sameEvents(chain: Chain, hash: string): Promise<StateDifference[]> {
  const entries: StateDifference[] = [];
  for await (const page of statePages(chain, EVENTS.prefix, hash)) for (const entry of page) entries.push(entry);
  return entries;
}

function listsOf<Value>(values: readonly Value[], most: number): Value[][] {
  const count = Math.ceil(values.length / most);
  return Array.from({ length: count }, (_, at) => values.slice(at * most, (at + 1) * most));
}
