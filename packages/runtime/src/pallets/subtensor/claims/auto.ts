import { DispatchFailure, type State } from "../../../framework/index.ts";
import { min, U64_MAX } from "../../../primitives/numbers.ts";
import {
  NumRootClaim,
  NumStakingColdkeys,
  StakingColdkeysByIndex,
  StakingHotkeys,
} from "../../subtensorStorage/index.ts";
import { ParentHash } from "../../system/storage.ts";
import { claimFor } from "./claim.ts";

const bigEndian = (bytes: Uint8Array): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** Up to `count` positions below `total` that follow from a block hash, ascending (protocol: consensus §2.15). */
export function positionsFromHash(hash: Uint8Array, count: number, total: bigint): bigint[] {
  const positions = new Set<bigint>();
  let last = bigEndian(hash.subarray(0, 8));
  for (let i = 0; i < count && total > 0n; i += 1) {
    const start = (8 * i) % 32;
    last = min(last + bigEndian(hash.subarray(start, start + 8)), U64_MAX) % total;
    positions.add(last);
  }
  return [...positions].sort((a, b) => (a < b ? -1 : 1));
}

/** Most hotkeys of a coldkey for which blocks claim, so that their work is bounded; others claim by a call. */
const MAX_HOTKEYS = 64;

/**
 * Claims for a few coldkeys in every block, chosen by the parent's hash; a claim that fails is left for another block.
 */
export function claimAutomatically(state: State): void {
  const count = Number(NumRootClaim.get(state));
  for (const position of positionsFromHash(ParentHash.get(state), count, NumStakingColdkeys.get(state))) {
    const coldkey = StakingColdkeysByIndex.get(state, position);
    if (coldkey === undefined || StakingHotkeys.get(state, coldkey).length > MAX_HOTKEYS) continue;
    try {
      state.transactional(() => claimFor(state, coldkey, () => true));
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
    }
  }
}
