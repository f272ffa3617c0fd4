/** A commit of weights: the epoch it belongs to, and its block. */
export interface Commit {
  readonly epoch: bigint;
  readonly block: number;
}

/**
 * Block of a hotkey's first commit that can still be revealed (protocol: consensus §3.7, point 4): of hashes, which
 * stand in the order they came, the first that has not expired; of encrypted weights the earliest. `undefined` without
 * any.
 */
export function firstOpenCommit(
  hashes: readonly Commit[],
  encrypted: readonly Commit[],
  isExpired: (epoch: bigint) => boolean,
): number | undefined {
  const isOpen = ({ epoch }: Commit) => !isExpired(epoch);
  const open = [hashes.find(isOpen), ...encrypted.filter(isOpen)].filter((commit) => commit !== undefined);
  return open.length === 0
    ? undefined
    : open.reduce((least, { block }) => Math.min(least, block), Number.POSITIVE_INFINITY);
}
