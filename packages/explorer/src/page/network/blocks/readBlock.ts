import { fromHex, toHex } from "@opentao/codec";
import { AURA_ENGINE_ID, DigestItem, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import {
  type Chain,
  ChainError,
  type ChainEvent,
  type Extrinsic,
  getBlock,
  type Head,
  type RuntimeTypes,
  readEvents,
} from "@opentao/sdk/browser";
import * as z from "zod";
import { type Fault, FaultError, faultOf } from "../fault.ts";
import { type Author, authorOf } from "./author.ts";

/** An extrinsic of a block. */
export interface BlockExtrinsic {
  readonly index: number;
  /** Hash of its bytes with their length in front, by which clients name it. */
  readonly hash: string;
  /** Without the length in front. */
  readonly bytes: Uint8Array;
  /** `undefined` when the block's runtime cannot read it. */
  readonly read: Extrinsic | undefined;
}

/** A block with all that it says, read by the runtime that made it. */
export interface BlockDetails {
  readonly head: Head;
  readonly stateRoot: string;
  readonly extrinsicsRoot: string;
  /** Entries of the digest, in hex. */
  readonly logs: readonly string[];
  /** Milliseconds since 1970, by the author's clock; block 0 has none. */
  readonly time: number | undefined;
  /** Turn of its author. */
  readonly slot: bigint | undefined;
  /** `undefined` where the node no longer knows who the authors were. */
  readonly author: Author | undefined;
  /** Bytes of all extrinsics. */
  readonly size: number;
  readonly specVersion: number;
  readonly extrinsics: readonly BlockExtrinsic[];
  /** In their order, or why the node cannot tell them. */
  readonly events: readonly ChainEvent[] | Fault;
}

const headerParts = z.object({
  stateRoot: z.string().max(66),
  extrinsicsRoot: z.string().max(66),
  digest: z.object({ logs: z.array(z.string().max(2_000_000)).max(64) }),
});

const setTime = z.object({
  type: z.literal("Timestamp"),
  value: z.object({ type: z.literal("set"), value: z.object({ now: z.bigint() }) }),
});

/** Returns the slot that a block was made in, by its digest. */
function slotIn(logs: readonly string[]): bigint | undefined {
  for (const log of logs) {
    try {
      const item = DigestItem.decode(fromHex(log));
      if (item.type !== "PreRuntime") continue;
      const [engine, bytes] = item.value;
      if (toHex(engine) === toHex(AURA_ENGINE_ID) && bytes.length === 8) {
        return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
      }
    } catch {
      // An entry of a kind that this page does not know says nothing of the slot.
    }
  }
  return undefined;
}

/** Reads an extrinsic; one that this runtime does not read is kept as bytes. */
function readExtrinsic(types: RuntimeTypes, bytes: Uint8Array, index: number): BlockExtrinsic {
  const hash = toHex(blake2b256(OpaqueExtrinsic.encode(bytes)));
  try {
    return { index, hash, bytes, read: types.extrinsics.read(bytes) };
  } catch (error) {
    if (error instanceof ChainError) return { index, hash, bytes, read: undefined };
    throw error;
  }
}

/** Types by which a block was written: those after its parent, or the present ones where those are gone. */
async function typesOf(chain: Chain, { number, hash, parentHash }: Head): Promise<RuntimeTypes> {
  try {
    return await chain.types(number === 0 ? hash : parentHash);
  } catch (error) {
    if (faultOf(error).kind !== "pruned") throw error;
    return chain.types();
  }
}

async function eventsOf(chain: Chain, types: RuntimeTypes, hash: string): Promise<readonly ChainEvent[] | Fault> {
  try {
    const value = await chain.request("state_getStorage", [types.storage("System", "Events").key([]), hash]);
    return typeof value === "string" ? readEvents(types, value) : [];
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === "lost" || fault.kind === "slow") throw error;
    return fault;
  }
}

/** Milliseconds since 1970 that a block's inherent sets. */
function timeIn(extrinsics: readonly BlockExtrinsic[]): number | undefined {
  for (const { read } of extrinsics) {
    const set = setTime.safeParse(read?.call).data;
    // Browsers have no dates beyond this one.
    if (set !== undefined) return Number(set.value.value.now < 8_640_000_000_000_000n ? set.value.value.now : 0n);
  }
  return undefined;
}

/** Reads a block by its hash; `undefined` when the node does not have it. @throws ChainError; FaultError `refused` */
export async function readBlock(chain: Chain, hash: string): Promise<BlockDetails | undefined> {
  const [block, header] = await Promise.all([getBlock(chain, hash), chain.request("chain_getHeader", [hash])]);
  if (block === undefined) return undefined;
  const { head } = block;
  if (head.hash !== hash) throw new FaultError("refused", `${hash} ≠ ${head.hash}`);
  const parts = headerParts.safeParse(header).data;
  if (parts === undefined) throw new FaultError("notAChain", hash);
  const types = await typesOf(chain, head);
  const slot = slotIn(parts.digest.logs);
  const [events, author] = await Promise.all([
    eventsOf(chain, types, hash),
    slot === undefined ? undefined : authorOf(chain, head.parentHash, slot),
  ]);
  const extrinsics = block.extrinsics.map((bytes, index) => readExtrinsic(types, bytes, index));
  return {
    head,
    stateRoot: parts.stateRoot,
    extrinsicsRoot: parts.extrinsicsRoot,
    logs: parts.digest.logs,
    time: timeIn(extrinsics),
    slot,
    author,
    size: block.extrinsics.reduce((sum, { length }) => sum + length, 0),
    specVersion: types.specVersion,
    extrinsics,
    events,
  };
}
