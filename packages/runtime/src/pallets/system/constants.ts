import { u16, u32 } from "@opentao/codec";
import { palletConstants } from "../../framework/index.ts";
import { BLOCK_HASH_COUNT, BLOCK_LENGTH, BLOCK_WEIGHTS } from "./limits.ts";
import { BlockLength, BlockWeights, RuntimeDbWeight } from "./types.ts";

/** Constants of System but its `Version`, which tells the whole runtime's interfaces and is added with them. */
export const constants = palletConstants({
  BlockWeights: { type: BlockWeights, value: BLOCK_WEIGHTS, docs: "Limits of the work of a block." },
  BlockLength: { type: BlockLength, value: BLOCK_LENGTH, docs: "Limits of the bytes of a block's extrinsics." },
  BlockHashCount: { type: u32, value: BLOCK_HASH_COUNT, docs: "Number of blocks whose hashes are kept." },
  DbWeight: {
    type: RuntimeDbWeight,
    value: { read: 25_000_000n, write: 100_000_000n },
    docs: "Price of database accesses, in picoseconds.",
  },
  SS58Prefix: { type: u16, value: 42, docs: "Network prefix of addresses." },
});
