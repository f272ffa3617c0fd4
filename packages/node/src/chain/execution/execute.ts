import { bytesEqual, concat, encodeWith, writeCompact } from "@opentao/codec";
import { CheckInherentsResult, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { ConsensusError, slotAt, slotOf, type Unsealed, verifySeal } from "@opentao/consensus";
import { type BlockObserver, MAX_CLOCK_DRIFT, type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import type { HashedHeader } from "../../primitives/hashedHeader.ts";
import type { SignatureVerifier, StateExternalities } from "../../state/index.ts";
import { BlockError, type BlockErrorCode } from "../errors.ts";
import { type AuraState, sealVerifier } from "./aura.ts";
import type { BlockFacts } from "./facts.ts";
import { inherentData } from "./inherents.ts";
import type { TrieVersions } from "./versions.ts";

/** A block with the state after it, checked and not stored yet. */
export interface ExecutedBlock {
  /** With its seal. */
  readonly hashed: HashedHeader;
  /** Without their length prefixes. */
  readonly extrinsics: readonly Uint8Array[];
  readonly state: StateExternalities;
  readonly versions: TrieVersions;
}

/** Context in which a block is executed. */
export interface ExecutionContext {
  readonly runtime: Runtime;
  readonly facts: BlockFacts;
  readonly parent: Header;
  /** The state after the parent, without changes each time it is called. */
  readonly parentState: () => StateExternalities;
  /** Unix time in milliseconds. */
  readonly now: number;
  /** Remembers a seal that was found right when the header was announced. */
  readonly signatures: Pick<SignatureVerifier, "verify">;
  readonly observer?: BlockObserver | undefined;
}

function refused(code: BlockErrorCode, message: string, cause?: unknown): BlockError {
  const hint = "The block is not of this chain or its author is at fault: ask another node for it.";
  return new BlockError(code, message, hint, { cause });
}

/**
 * Checks and executes a block made elsewhere.
 *
 * @throws BlockError `INVALID_SEAL`, `WRONG_EXTRINSICS_ROOT`, `INVALID_INHERENTS`, `EXECUTION_FAILED`,
 * `WRONG_STATE_ROOT`
 */
export function executeBlock(
  hashed: HashedHeader,
  extrinsics: readonly Uint8Array[],
  context: ExecutionContext,
): ExecutedBlock {
  const { header } = hashed;
  const { runtime, facts, parentState, observer } = context;
  const before = parentState();
  const aura = facts.aura(before);
  const { header: unsealed, encoded } = verifiedWithoutSeal(header, aura, context);
  const versions = facts.versions(before);
  // Before the inherents: who gave another body is at fault, not the author.
  const state = parentState();
  const block = encodeBlock({ header: unsealed, encoded }, extrinsics, { state, versions });
  checkInherents(block, aura.slotDuration, context);
  execute(unsealed, block, { runtime, state, versions, observer });
  return { hashed, extrinsics, state, versions };
}

/** Context in which an unsealed block is executed. */
interface UnsealedContext {
  readonly runtime: Runtime;
  /** The state after the parent, without changes. */
  readonly state: StateExternalities;
  readonly versions: TrieVersions;
  readonly observer?: BlockObserver | undefined;
}

/**
 * Executes a block by its body alone, whoever made it: its own author does as those who follow.
 *
 * @param header - without its seal
 * @returns the state after the block
 * @throws BlockError `WRONG_EXTRINSICS_ROOT`, `EXECUTION_FAILED`, `WRONG_STATE_ROOT`; HostFault
 */
export function executeUnsealed(
  header: Header,
  extrinsics: readonly Uint8Array[],
  context: UnsealedContext,
): StateExternalities {
  const encoded = Header.encode(header);
  execute(header, encodeBlock({ header, encoded }, extrinsics, context), context);
  return context.state;
}

/** @param block - encoded */
function execute(header: Header, block: Uint8Array, { runtime, state, versions, observer }: UnsealedContext): void {
  state.observer = observer;
  orRefused("the runtime refuses the block", () => runtime.call("Core_execute_block", block, state));
  if (!bytesEqual(state.root(versions.state), header.stateRoot)) {
    throw refused("WRONG_STATE_ROOT", "execution leads to another state than the header says");
  }
}

/**
 * Encodes a block for the runtime, a `Block`: the length prefixes are put on once, for the root and for the runtime.
 * The root is made once: the state over which the block is executed is asked for it again.
 *
 * @throws BlockError `WRONG_EXTRINSICS_ROOT`
 */
function encodeBlock(
  { header, encoded }: Pick<Unsealed, "header" | "encoded">,
  extrinsics: readonly Uint8Array[],
  { state, versions }: Pick<UnsealedContext, "state" | "versions">,
): Uint8Array {
  const starts: number[] = [];
  const block = encodeWith((out) => {
    out.bytes(encoded);
    writeCompact(extrinsics.length, out);
    for (const extrinsic of extrinsics) {
      starts.push(out.length);
      OpaqueExtrinsic.encodeTo(extrinsic, out);
    }
  });
  // In place: so much memory for each by itself takes longer than the root of all.
  const body = starts.map((start, i) => block.subarray(start, starts[i + 1]));
  if (!bytesEqual(state.orderedRoot(body, versions.extrinsics), header.extrinsicsRoot)) {
    throw refused("WRONG_EXTRINSICS_ROOT", "the body is not the one that the header was made for");
  }
  return block;
}

/** The header without its seal, if that is as it should be, and encoded so. */
function verifiedWithoutSeal(
  header: Header,
  { authorities, slotDuration }: AuraState,
  { parent, now, signatures }: ExecutionContext,
): Pick<Unsealed, "header" | "encoded"> {
  const parentSlot = parent.number === 0 ? undefined : slotOf(parent);
  const latestSlot = slotAt(BigInt(now + MAX_CLOCK_DRIFT), slotDuration);
  try {
    return verifySeal(header, { authorities, parentSlot, latestSlot, verify: sealVerifier(signatures) });
  } catch (error) {
    if (error instanceof ConsensusError) throw refused("INVALID_SEAL", error.message, error);
    throw error;
  }
}

function checkInherents(block: Uint8Array, slotDuration: bigint, { runtime, parentState, now }: ExecutionContext) {
  const input = concat(block, inherentData(BigInt(now), slotDuration));
  const output = orRefused("the inherents cannot be checked", () =>
    runtime.call("BlockBuilder_check_inherents", input, parentState()),
  );
  const { okay } = CheckInherentsResult.decode(output);
  if (!okay) throw refused("INVALID_INHERENTS", "the block's inherents do not agree with what this node knows");
}

function orRefused(what: string, call: () => Uint8Array): Uint8Array {
  try {
    return call();
  } catch (error) {
    if (error instanceof RuntimePanic) throw refused("EXECUTION_FAILED", `${what}: ${error.message}`, error);
    throw error;
  }
}
