import { bytesEqual, variant, vec } from "@opentao/codec";
import { AURA_ENGINE_ID, type DigestItem } from "@opentao/codec/primitives";
import type { State } from "../../framework/index.ts";
import { Digest } from "../system/storage.ts";
import { blockAuthor } from "./slots.ts";
import { AuraId, Author, Authorities } from "./storage.ts";

/** Entry by which Aura informs nodes in a block's digest. */
const ConsensusLog = variant({ AuthoritiesChange: { index: 1, codec: vec(AuraId) } });

const isOurs = (item: DigestItem): boolean => item.type === "Consensus" && bytesEqual(item.value[0], AURA_ENGINE_ID);

/** Returns whether the block that is being made announces other authors. */
export function announcesAuthors(state: State): boolean {
  return Digest.get(state).logs.some(isOurs);
}

/**
 * Lets others make blocks from the next block on, and says so in this block's digest. Of several changes in one block
 * the last holds, and the digest names that one alone: clients read the first entry. An empty list changes nothing.
 */
export function changeAuthorities(state: State, authorities: Uint8Array[]): void {
  if (authorities.length === 0) return;
  const author = blockAuthor(state);
  if (author !== undefined) Author.set(state, author);
  Authorities.set(state, authorities);
  const log = ConsensusLog.encode({ type: "AuthoritiesChange", value: authorities });
  Digest.mutate(state, ({ logs }) => ({
    logs: [...logs.filter((item) => !isOurs(item)), { type: "Consensus", value: [AURA_ENGINE_ID, log] }],
  }));
}
