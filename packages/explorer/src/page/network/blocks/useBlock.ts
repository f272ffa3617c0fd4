import type { UseQueryResult } from "@tanstack/react-query";
import { useSessionValue } from "../context.ts";
import { type Read, useFixed, useLive } from "../reads.ts";
import { type BlockDetails, readBlock } from "./readBlock.ts";

const HASH = /^0x[0-9a-f]{64}$/i;
const NUMBER = /^\d{1,10}$/;

/** Name of a block in an address: its hash or its number. */
export type BlockName = { readonly hash: string } | { readonly number: number };

/** Returns the block that a text names; `undefined` for what is neither a hash nor a number. */
export function blockName(text: string): BlockName | undefined {
  if (HASH.test(text)) return { hash: text.toLowerCase() };
  const number = NUMBER.test(text) ? Number(text) : undefined;
  return number !== undefined && number <= 0xffff_ffff ? { number } : undefined;
}

/** Reads a block by its hash, once. */
export function useBlock(hash: string): UseQueryResult<BlockDetails | null> {
  // A query has no result that is `undefined`.
  return useFixed(["block", hash], async (chain) => (await readBlock(chain, hash)) ?? null);
}

/** Reads which block has a height on the chain that is best at this moment; `null` while there is none. */
export function useHashAt(number: number): UseQueryResult<Read<string | null>> {
  return useLive(["hashAt", number], async ({ chain }) => (await chain.blockHash(number)) ?? null);
}

/** Certainty that a block stays. */
export type Standing = "finalized" | "best" | "abandoned";

/** Returns how certain it is that a block stays; `undefined` until that is known. */
export function useStanding({
  number,
  hash,
}: {
  readonly number: number;
  readonly hash: string;
}): Standing | undefined {
  const finalized = useSessionValue((state) => state.finalized?.number);
  const { data } = useHashAt(number);
  if (data === undefined || finalized === undefined) return undefined;
  if (data.value !== hash) return "abandoned";
  return number <= finalized ? "finalized" : "best";
}
