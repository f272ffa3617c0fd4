import { fromHex } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import type { Chain } from "@opentao/sdk/browser";
import { faultOf } from "../fault.ts";

/** The author of a block. */
export interface Author {
  /** Address of the hotkey that holds the seat; of the author's key where nobody owns the seat. */
  readonly address: string;
  /** True when a hotkey registered the key. */
  readonly isOwned: boolean;
}

/** Type of the keys by which blocks are signed: `aura`. */
const AURA_KEY = "0x61757261";

/**
 * Returns who has a slot, by the authors after a block's parent; `undefined` when the node no longer knows them.
 *
 * @throws ChainError
 */
export async function authorOf(chain: Chain, parentHash: string, slot: bigint): Promise<Author | undefined> {
  const { query } = chain.at(parentHash);
  try {
    const authors = await query.Aura.Authorities();
    const key = authors[Number(slot % BigInt(Math.max(authors.length, 1)))];
    if (key === undefined) return undefined;
    const bytes = fromHex(key);
    const owner = await query.Session.KeyOwner([AURA_KEY, bytes]);
    return { address: owner ?? encodeAddress(bytes), isOwned: owner !== undefined };
  } catch (error) {
    const { kind } = faultOf(error);
    // A chain without sessions, or a state that is gone: the block is shown without its author.
    if (kind === "pruned" || kind === "notAChain") return undefined;
    throw error;
  }
}
