import { concat, fromHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { slotOf } from "@opentao/consensus";
import { twox128 } from "@opentao/crypto";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import type { Extrinsic } from "../blocks/extrinsic.ts";
import { BlockError } from "../errors.ts";
import { auraState, nextSlot } from "../execution/aura.ts";
import { applyExtrinsic, beginBlock } from "../execution/beginning.ts";
import type { Hash } from "../interface.ts";
import type { PlaceholderVerifier } from "./placeholders.ts";

/** A call of the runtime that only reads, or a key of the storage. */
export type SimulatedRead = { readonly method: string; readonly input: Uint8Array } | { readonly key: Uint8Array };

/** A block that is only tried. */
export interface SimulationInput {
  /** Signed ones: their signatures count as right. */
  readonly extrinsics: readonly Pick<Extrinsic, "opaque" | "bytes">[];
  /** Reads of the state before the extrinsics and after them. */
  readonly reads: readonly SimulatedRead[];
  /** Unix time in milliseconds. */
  readonly now: number;
}

/** Outcome of a block that was only tried. */
export interface Simulated {
  /** An encoded `ApplyExtrinsicResult` of each extrinsic. */
  readonly outcomes: readonly Uint8Array[];
  /** Encoded events of the block. */
  readonly events: Uint8Array;
  /** Answers to the reads between the inherents and the extrinsics; none where nothing stands under a key. */
  readonly before: readonly (Uint8Array | undefined)[];
  /** Answers to the same reads after the block. */
  readonly after: readonly (Uint8Array | undefined)[];
}

/** Parts over which a block is tried. */
export interface SimulationParts {
  readonly runtime: Runtime;
  /** State after the parent, whose signatures `verifier` verifies. It is changed. */
  readonly state: Externalities;
  readonly verifier: PlaceholderVerifier;
  readonly parent: { readonly hash: Hash; readonly header: Header };
}

/** Bytes that all reads of a simulation together may answer. */
const MAX_ANSWERS = 4 * 1024 * 1024;

const text = new TextEncoder();
const EVENTS = concat(twox128(text.encode("System")), twox128(text.encode("Events")));
const NO_EVENTS = Uint8Array.of(0);

/**
 * Makes the next block as an author would now, with these extrinsics alone. Those that no block takes
 * are left out, as an author leaves them out.
 *
 * @throws RuntimePanic, HostFault; BlockError `OVER_BUDGET` when the reads answer too much
 */
export function simulate(
  { runtime, state, verifier, parent: { hash, header } }: SimulationParts,
  { extrinsics, reads, now }: SimulationInput,
): Simulated {
  const { slotDuration } = auraState(runtime, state);
  const slot = nextSlot(now, slotDuration, header.number === 0 ? undefined : slotOf(header));
  beginBlock({ runtime, state, slot, slotDuration, parent: { hash: fromHex(hash), number: header.number } });
  let room = MAX_ANSWERS;
  const answers = () =>
    reads.map((read) => {
      const answer = readIn(runtime, state, read);
      room -= answer?.length ?? 0;
      if (room < 0) throw tooLong();
      return answer;
    });
  const before = answers();
  const outcomes = extrinsics.map(({ opaque, bytes }) => {
    verifier.expect(bytes);
    return applyExtrinsic(runtime, state, opaque).output;
  });
  // Events are put together at the end.
  runtime.call("BlockBuilder_finalize_block", new Uint8Array(), state);
  return { outcomes, events: state.get(EVENTS) ?? NO_EVENTS, before, after: answers() };
}

/** Reads; what a method would write is dropped. */
function readIn(runtime: Runtime, state: Externalities, read: SimulatedRead): Uint8Array | undefined {
  if ("key" in read) return state.get(read.key);
  state.startTransaction();
  const answer = runtime.call(read.method, read.input, state);
  state.rollbackTransaction();
  return answer;
}

function tooLong(): BlockError {
  const message = `the reads of a simulation answer more than ${MAX_ANSWERS} bytes`;
  return new BlockError("OVER_BUDGET", message, "Read less at a time, of single accounts and subnets.");
}
