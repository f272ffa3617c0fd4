import { slotAt } from "@opentao/consensus";
import type { AuraState } from "../chain/execution/aura.ts";
import type { Hash } from "../chain/index.ts";
import { NodeError } from "../primitives/errors.ts";
import { mustAwaitFinality } from "./awaitFinality.ts";
import type { AmongOthers, AuthorOptions } from "./options.ts";
import { type OwnSlot, ownSlot } from "./slots.ts";

/** Block on which the next one is built. */
export interface Parent {
  readonly hash: Hash;
  readonly number: number;
  readonly aura: AuraState;
  /** `undefined` of genesis. */
  readonly slot: bigint | undefined;
}

/** Milliseconds by which timers ring early at most. */
const MAX_EARLY = 20;

/** The node cannot make the block. */
export function notAnAuthority(message: string): NodeError {
  return new NodeError("NOT_AN_AUTHORITY", message, "Give the secret of one of the keys in `aura.authorities`.");
}

/** The next slot of ours from the clock's on. @throws NodeError `NOT_AN_AUTHORITY` */
export function slotOnDemand({ aura, slot }: Parent, { keys, clock, among }: AuthorOptions): OwnSlot {
  if (keys().length === 0) throw notAnAuthority("the node has no key to seal blocks with");
  const isTaken = (candidate: bigint) => among?.slots.has(candidate) ?? false;
  const own = ownSlot(aura, { keys: keys(), now: clock.now(), parentSlot: slot, mayWait: true, isTaken });
  if (own === undefined) throw notAnAuthority("none of the node's keys is one of the chain's authorities");
  return own;
}

/**
 * The clock's slot, if it is ours. Alone, blocks made faster than slots pass take the slots after it.
 *
 * @param due - the moment for which this was planned
 */
export function slotInTurn(parent: Parent, options: AuthorOptions, due: number): OwnSlot | undefined {
  const { aura, slot: parentSlot, number: best } = parent;
  const { chain, keys, clock, among } = options;
  const now = clock.now() + early(due - clock.now());
  const search = { keys: keys(), now, parentSlot, mayWait: false };
  if (among === undefined) return ownSlot(aura, { ...search, isTaken: () => false });
  const current = slotAt(BigInt(now), aura.slotDuration);
  if (among.isBehind()) return undefined;
  if (parentSlot !== undefined && current <= parentSlot) {
    awaitTurn(parent, options, among);
    return undefined;
  }
  const lag = { best, finalized: chain.finalized().number, bestSlot: parentSlot ?? current };
  if (among.byVote && mustAwaitFinality(lag, current)) return undefined;
  return ownSlot(aura, { ...search, isTaken: (slot) => among.slots.has(slot) });
}

const DATED_AHEAD = "the best block is dated ahead of the clock: this node makes the next when its time comes";

/** Says until when the next block of ours has to wait, if we are an author. */
function awaitTurn({ aura, slot, number }: Parent, { keys, clock }: AuthorOptions, among: AmongOthers): void {
  const isTaken = (candidate: bigint) => among.slots.has(candidate);
  const next = ownSlot(aura, { keys: keys(), now: clock.now(), parentSlot: slot, mayWait: true, isTaken });
  if (next !== undefined) among.clockWait.note(Number(next.slot * aura.slotDuration), number, DATED_AHEAD);
}

/** Returns by how much a timer rang early; 0 when the clock was set back, which is followed. */
function early(ms: number): number {
  return ms > 0 && ms <= MAX_EARLY ? ms : 0;
}
