import { toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { BlockError } from "../errors.ts";
import type { BlockRef } from "../interface.ts";
import type { Blocks } from "./blocks.ts";
import { isAncestor } from "./routes.ts";

/** Bytes of a block that no runtime of a Substrate-based chain allows. */
const MAX_BLOCK_BYTES = 16 * 1024 * 1024;

/**
 * The header of a block's parent, if the block can stand on it.
 *
 * @throws BlockError `UNKNOWN_PARENT`, `WRONG_NUMBER`, `BLOCK_TOO_LARGE`, `CONTRADICTS_FINALITY`
 */
export function checkPlace(
  blocks: Blocks,
  finalized: BlockRef,
  header: Header,
  extrinsics: readonly Uint8Array[],
): Header {
  const hash = toHex(header.parentHash);
  const parent = blocks.header(hash);
  if (parent === undefined) {
    throw new BlockError("UNKNOWN_PARENT", `the block's parent ${hash} is not known`, "Import the parent first.");
  }
  if (header.number !== parent.number + 1) {
    const message = `a block on height ${parent.number} has height ${parent.number + 1}, not ${header.number}`;
    throw new BlockError("WRONG_NUMBER", message, "The block's author is at fault: ask another node.");
  }
  if (extrinsics.reduce((sum, { length }) => sum + length, 0) > MAX_BLOCK_BYTES) {
    throw new BlockError("BLOCK_TOO_LARGE", `the block has more than ${MAX_BLOCK_BYTES} bytes`, "Ask another node.");
  }
  checkFinality(blocks, finalized, { hash, number: parent.number });
  return parent;
}

/**
 * Refuses a block whose parent is not on the last finalized block's branch. @throws BlockError `CONTRADICTS_FINALITY`
 */
export function checkFinality(blocks: Blocks, finalized: BlockRef, parent: BlockRef): void {
  if (parent.number >= finalized.number && isAncestor(blocks, finalized, parent)) return;
  throw new BlockError(
    "CONTRADICTS_FINALITY",
    `a block of height ${parent.number + 1} does not stand on the finalized block ${finalized.number}`,
    "What is finalized stays: the block is of a dead fork.",
  );
}

/** Refuses to go to a block that is not above the last finalized one. @throws BlockError `CONTRADICTS_FINALITY` */
export function checkJump(finalized: BlockRef, { number }: Header): void {
  if (number > finalized.number) return;
  throw new BlockError(
    "CONTRADICTS_FINALITY",
    `the state after block ${number} is not wanted: block ${finalized.number} is finalized already`,
    "Synchronize block by block from here.",
  );
}
