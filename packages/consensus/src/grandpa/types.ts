/** A block's 32-byte hash as `0x` and 64 lower-case hex digits. */
export type BlockHash = `0x${string}`;

/** A voter's ed25519 key (32 bytes) as `0x` and 64 lower-case hex digits. */
export type VoterId = `0x${string}`;

/** A block by hash and height. */
export interface BlockRef {
  readonly hash: BlockHash;
  readonly number: number;
}

/** A voter with the weight of its vote. */
export interface Authority {
  readonly id: VoterId;
  readonly weight: bigint;
}

/** Returns whether two references name the same block. */
export function sameBlock(a: BlockRef | undefined, b: BlockRef | undefined): boolean {
  return a?.hash === b?.hash && a?.number === b?.number;
}
