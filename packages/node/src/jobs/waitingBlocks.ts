import { bytes, H256, option, struct, u32, type Value, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";

/**
 * Parts of blocks that wait for their import, parents first, as they go to another thread: in one piece of memory, for
 * a list of views would take the whole messages with it that the views are of.
 */
export const WaitingBlocks = vec(
  struct({
    number: u32,
    parentHash: H256,
    /** With its seal, in the part of a block with which that is to be verified: it may be longer than all the rest. */
    sealed: option(Header),
    /** Without their length prefixes. */
    extrinsics: vec(bytes()),
  }),
);

/** Part of a block that waits for its import. */
export type WaitingBlock = Value<typeof WaitingBlocks>[number];
