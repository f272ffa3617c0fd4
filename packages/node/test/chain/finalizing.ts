import { concat, fromHex, u32 } from "@opentao/codec";
import type { BlockRef } from "../../src/chain/index.ts";
import type { HandmadeChange } from "../support/handmade.ts";

/** Number of finalized blocks whose states are kept. */
export const PRUNING = 5;

/** Changes of a block: many places, some of which are alike, some of which go. */
export function changesOf(number: number): HandmadeChange[] {
  return Array.from({ length: 60 }, (_, i): HandmadeChange => {
    const key = u32.encode(Math.imul((i * 7 + number) % 500, 2_654_435_761) >>> 0);
    return [key, (i + number) % 5 === 0 ? undefined : new Uint8Array(40).fill(number % 7)];
  });
}

/** Bytes that stand for a block's justification. */
export function justificationOf({ hash, number }: BlockRef): Uint8Array {
  return concat(u32.encode(number), fromHex(hash));
}

/** Returns whether the justification of a block is kept. */
export function keepsJustification({ number }: BlockRef): boolean {
  return number % 4 === 0;
}

/** Records that are stored with the finality of a block. */
export function heightRecord({ number }: BlockRef): Uint8Array {
  return u32.encode(number);
}
