/**
 * Blocks that an index may lack of those that are finalized and not count as behind: they are being written. `tao
 * doctor` and the explorer's page say the same of an index by it.
 */
export const MOST_BLOCKS_BEHIND = 10;
