/**
 * Limits of what a block may hold (protocol: consensus §7.1).
 *
 * @packageDocumentation
 */

import type { Value } from "@opentao/codec";
import { subtractWeights } from "../../framework/index.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import type { BlockLength, BlockWeights } from "./types.ts";

/** Three quarters of the block are for calls of the class `Normal`. */
const threeQuarters = (value: bigint): bigint => (value * 75n) / 100n;

const maxBlock = { refTime: 4_000_000_000_000n, proofSize: U64_MAX };
/** Weight that calls of the class `Normal` may use altogether. */
export const NORMAL_TOTAL = { refTime: threeQuarters(maxBlock.refTime), proofSize: threeQuarters(maxBlock.proofSize) };
/** Work that every extrinsic takes, whatever it does. */
export const BASE_EXTRINSIC = { refTime: 108_157_000n, proofSize: 0n };
/** Share of the block that an average block is expected to need for its beginning. */
const averageInitialization = { refTime: maxBlock.refTime / 10n, proofSize: U64_MAX / 10n };

const maxExtrinsic = (total: typeof maxBlock) =>
  subtractWeights(subtractWeights(total, averageInitialization), BASE_EXTRINSIC);

/** Weight limits of a block and of each class of calls. */
export const BLOCK_WEIGHTS: Value<typeof BlockWeights> = {
  baseBlock: { refTime: 431_614_000n, proofSize: 0n },
  maxBlock,
  perClass: {
    normal: {
      baseExtrinsic: BASE_EXTRINSIC,
      maxExtrinsic: maxExtrinsic(NORMAL_TOTAL),
      maxTotal: NORMAL_TOTAL,
      reserved: { refTime: 0n, proofSize: 0n },
    },
    operational: {
      baseExtrinsic: BASE_EXTRINSIC,
      maxExtrinsic: maxExtrinsic(maxBlock),
      maxTotal: maxBlock,
      reserved: subtractWeights(maxBlock, NORMAL_TOTAL),
    },
    mandatory: { baseExtrinsic: BASE_EXTRINSIC, maxExtrinsic: undefined, maxTotal: undefined, reserved: undefined },
  },
};

const MAX_LENGTH = 10 * 1024 * 1024;

/** Limits of the bytes of a block's extrinsics. */
export const BLOCK_LENGTH: Value<typeof BlockLength> = {
  max: { normal: (MAX_LENGTH * 3) / 4, operational: MAX_LENGTH, mandatory: MAX_LENGTH },
};

/**
 * A block that has so many bytes of events takes no further extrinsic of a class: what it led to has to be told to
 * clients.
 */
export const BLOCK_EVENTS = {
  normal: 4 * 1024 * 1024,
  operational: 6 * 1024 * 1024,
  mandatory: Number.POSITIVE_INFINITY,
};

/** Number of blocks whose hashes are kept. */
export const BLOCK_HASH_COUNT = 2400;
