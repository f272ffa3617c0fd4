/**
 * The beginning and the end of a block, and a block as a whole.
 *
 * @packageDocumentation
 */

import { bytesEqual, u32 } from "@opentao/codec";
import { Digest as DigestCodec, type Header } from "@opentao/codec/primitives";
import { RuntimePanic } from "../boundary.ts";
import { EXTRINSIC_INDEX_KEY, type State, toWeight } from "../framework/index.ts";
import { addBlockWeight } from "../pallets/system/blockWeight.ts";
import { forgetFreeSpace } from "../pallets/system/freeSpace.ts";
import { BLOCK_HASH_COUNT, BLOCK_WEIGHTS } from "../pallets/system/limits.ts";
import {
  AllExtrinsicsLen,
  BlockHash,
  BlockNumberItem,
  BlockWeight,
  Digest,
  EventCount,
  Events,
  ExecutionPhase,
  ExtrinsicCount,
  ExtrinsicData,
  InherentsApplied,
  LastRuntimeUpgrade,
  ParentHash,
} from "../pallets/system/storage.ts";
import { applyExtrinsic, extrinsicIndex } from "./apply.ts";
import { readExtrinsic } from "./extrinsic.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

/** State and extrinsics tries of a runtime with `system_version` 1. */
const STATE_VERSION = 1;
const EXTRINSICS_VERSION = 0;

/** Resets System for a block: sets its number, parent and digest, and removes what the block before left. */
export function enterBlock(state: State, number: number, parentHash: Uint8Array, digest: Header["digest"]): void {
  ExecutionPhase.set(state, { type: "Initialization" });
  state.set(EXTRINSIC_INDEX_KEY, u32.encode(0));
  BlockNumberItem.set(state, number);
  ParentHash.set(state, parentHash);
  if (number > 0) BlockHash.set(state, number - 1, parentHash);
  Digest.set(state, digest);
  for (const item of [BlockWeight, Events, EventCount, InherentsApplied, AllExtrinsicsLen]) item.delete(state);
  state.refresh();
}

/**
 * Begins a block with what its header says before it is made: parent, number, and the engines' entries of the digest.
 *
 * @throws RuntimePanic when the header does not follow the state
 */
export function initializeBlock({ pallets, dispatcher, version }: RuntimeParts, state: State, header: Header): void {
  const { number, parentHash, digest } = header;
  if (number !== state.blockNumber + 1)
    throw new RuntimePanic(`block ${number} cannot follow block ${state.blockNumber}, whose state this is`);
  enterBlock(state, number, parentHash, { logs: digest.logs.filter(({ type }) => type === "PreRuntime") });
  const last = LastRuntimeUpgrade.get(state);
  const { specName, specVersion } = version;
  if (last?.specName !== specName || last.specVersion !== specVersion) {
    LastRuntimeUpgrade.set(state, { specName, specVersion });
  }
  addBlockWeight(state, BLOCK_WEIGHTS.baseBlock, "Mandatory");
  for (const { name, hooks } of pallets) {
    if (hooks?.onInitialize === undefined) continue;
    const cost = state.step(
      () => `${name}.on_initialize`,
      () => hooks.onInitialize?.({ state, runtime: dispatcher }),
    );
    if (cost !== undefined) addBlockWeight(state, toWeight(cost), "Mandatory");
  }
  ExecutionPhase.set(state, { type: "ApplyExtrinsic", value: 0 });
  state.refresh();
  state.flushEvents();
}

/** Ends a block. @returns its header, complete but for the author's seal */
export function finalizeBlock({ pallets, dispatcher }: RuntimeParts, state: State): Header {
  const count = extrinsicIndex(state);
  state.clear(EXTRINSIC_INDEX_KEY);
  ExecutionPhase.set(state, { type: "Finalization" });
  state.refresh();
  for (const { name, hooks } of pallets) {
    if (hooks?.onFinalize === undefined) continue;
    state.step(
      () => `${name}.on_finalize`,
      () => hooks.onFinalize?.({ state, runtime: dispatcher }),
    );
  }
  // From the state even where a whole block is executed: one that is built call by call has them nowhere else.
  const extrinsics = Array.from({ length: count }, (_, index) => ExtrinsicData.take(state, index));
  const number = state.blockNumber;
  if (number > BLOCK_HASH_COUNT + 1) BlockHash.delete(state, number - BLOCK_HASH_COUNT - 1);
  for (const item of [ExecutionPhase, ExtrinsicCount, AllExtrinsicsLen, InherentsApplied]) item.delete(state);
  forgetFreeSpace(state);
  state.closeEvents();
  const { externalities } = state;
  const roots = state.step(
    () => "root",
    () => ({
      stateRoot: externalities.root(STATE_VERSION),
      extrinsicsRoot: externalities.orderedRoot(extrinsics, EXTRINSICS_VERSION),
    }),
  );
  return { parentHash: ParentHash.get(state), number, ...roots, digest: Digest.get(state) };
}

/** Block whose extrinsics are read one after the other: all of them together would take many times their bytes. */
export interface RawBlock {
  readonly header: Header;
  /** Extrinsics with their length prefix. */
  readonly extrinsics: Uint8Array[];
}

/**
 * Executes a block anew and compares the header that results with its own.
 *
 * @param block - the block, its header without the author's seal
 * @throws RuntimePanic that says what is wrong with the block
 * @throws CodecError when one of its extrinsics cannot be read
 */
export function executeBlock(parts: RuntimeParts, state: State, { header, extrinsics }: RawBlock): void {
  initializeBlock(parts, state, header);
  for (const [i, inBlock] of extrinsics.entries()) {
    const result = applyExtrinsic(parts, state, readExtrinsic(inBlock, parts.dispatcher));
    if (result.type === "Err") {
      const { type, value } = result.value;
      throw new RuntimePanic(`extrinsic ${i} of the block cannot be applied: ${type}.${value.type}`);
    }
  }
  const made = finalizeBlock(parts, state);
  if (!bytesEqual(DigestCodec.encode(made.digest), DigestCodec.encode(header.digest)))
    throw new RuntimePanic("the digest of the header is not the one that the block leads to");
  if (!bytesEqual(made.extrinsicsRoot, header.extrinsicsRoot))
    throw new RuntimePanic("the extrinsics root of the header is not that of the block's extrinsics");
  if (!bytesEqual(made.stateRoot, header.stateRoot))
    throw new RuntimePanic("the state root of the header is not that of the state after the block");
}
