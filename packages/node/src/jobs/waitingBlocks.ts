import { bool, bytes, struct, type Value, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";

/**
 * Parts of blocks that wait for their import, parents first, as they go to another thread: in one piece of memory, for
 * a list of views would take the whole messages with it that the views are of.
 */
export const WaitingBlocks = vec(
  struct({
    /** With its seal. */
    header: Header,
    /** True when the seal is to be verified. */
    seal: bool,
    /** Without their length prefixes. */
    extrinsics: vec(bytes()),
  }),
);

/** Part of a block that waits for its import. */
export type WaitingBlock = Value<typeof WaitingBlocks>[number];
