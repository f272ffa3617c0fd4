import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";

const blockBody = z.object({ block: z.object({ extrinsics: z.array(z.string()) }) }).nullable();

/**
 * Position of an extrinsic in a block; `absent` when the block does not hold it, `unknown` when the node does not have
 * the block: it may hold the extrinsic.
 */
export type Place = number | "absent" | "unknown";

/** Returns where in a block an extrinsic (in hex) stands. @throws ChainError */
export async function placeIn(chain: ChainAccess, blockHash: string, extrinsic: string): Promise<Place> {
  const body = expectValue(blockBody, await chain.request("chain_getBlock", [blockHash]), "a block");
  if (body === null) return "unknown";
  const at = body.block.extrinsics.indexOf(extrinsic);
  return at < 0 ? "absent" : at;
}

/** Returns the error of a block that may hold a transaction and that the node does not have. */
export function missingBlock(block: string): ChainError {
  return new ChainError("BLOCK_MISSING", `the node does not have ${block}, which may hold the transaction`);
}
