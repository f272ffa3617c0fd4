import type { VoterId } from "../types.ts";
import type { RoundTimer } from "./effects.ts";
import type { VoterOptions } from "./options.ts";

/** A timer of a round, with the milliseconds after which it ends. */
export function roundTimer(
  kind: RoundTimer["kind"],
  round: bigint,
  { setId, gossipDuration, signer }: VoterOptions,
): { readonly timer: RoundTimer; readonly delay: number } {
  const delays = {
    prevote: 2 * gossipDuration,
    precommit: 4 * gossipDuration,
    commit: commitDelay(signer?.id, round, gossipDuration),
  };
  return { timer: { kind, setId, round }, delay: delays[kind] };
}

/** Milliseconds before a voter sends a commit: different for each, so that one comes first and the others need not. */
function commitDelay(id: VoterId | undefined, round: bigint, gossipDuration: number): number {
  const seed = id === undefined ? 0 : Number.parseInt(id.slice(2, 10), 16);
  const mixed = Math.imul(seed ^ Number(BigInt.asUintN(32, round)), 0x9e3779b1) >>> 0;
  return mixed % Math.max(1, 2 * gossipDuration);
}
