/** Most bytes of a gossiped message, as the protocol's peers accept. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Most votes that a commit, a catch-up or a justification may carry. */
export const MAX_VOTES = 4096;
/** Most voters that a digest may announce. */
export const MAX_VOTERS = 4096;
/** Votes of one voter in a phase that are looked at: two prove that it voted twice. */
export const MAX_VOTES_OF_VOTER = 2;
/** Most headers that lead a justification's votes to its block. */
export const MAX_ANCESTRY = 4096;
/** Most fragments of a warp proof. */
export const MAX_WARP_FRAGMENTS = 65_536;
/** Most bytes of a warp proof, as the protocol's peers make. */
export const MAX_WARP_PROOF_BYTES = 8 * 1024 * 1024;
