import { variant, vec } from "@opentao/codec";
import type { State } from "../../framework/index.ts";
import { Digest } from "../system/storage.ts";
import { AURA_ENGINE } from "./slots.ts";
import { AuraId, Authorities } from "./storage.ts";

/** What Aura tells nodes in a block's digest. */
const ConsensusLog = variant({ AuthoritiesChange: { index: 1, codec: vec(AuraId) } });

/** Lets others make blocks from the next block on, and says so in this block's digest. An empty list changes nothing. */
export function changeAuthorities(state: State, authorities: Uint8Array[]): void {
  if (authorities.length === 0) return;
  Authorities.set(state, authorities);
  const log = ConsensusLog.encode({ type: "AuthoritiesChange", value: authorities });
  Digest.mutate(state, ({ logs }) => ({ logs: [...logs, { type: "Consensus", value: [AURA_ENGINE, log] }] }));
}
