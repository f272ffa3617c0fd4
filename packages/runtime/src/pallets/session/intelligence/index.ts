/**
 * Proof of Intelligence for block authors: who makes blocks and votes follows from what the subnets' consensus says of
 * the validators, and from the stake that others trust them with.
 *
 * - **Candidates** are root validators with registered keys, at least `minStake` TAO staked on root, no ban, blocks
 *   made when it was their turn, and trust. Stake is root's TAO alone, since the price of a subnet's alpha can be
 *   moved.
 * - **Trust** is the average of `ValidatorTrust` over subnets in which the hotkey has a permit and was active in the
 *   last epoch, weighted by the subnets' shares of the TAO emission. A subnet counts when it earns TAO and at least
 *   `minValidators` validators of different coldkeys, each with the minimum stake on root, validate there. Trust must
 *   reach `minTrust`, and the subnets behind it `minCoverage` of the emission.
 * - **Rank** is stake × trust; of equal scores the higher stake, then the lower hotkey. One seat a coldkey,
 *   `maxAuthors` seats. Every seat has weight 1: no stake, however large, makes more blocks or votes than another.
 * - **Bounds**: of n seats at most ⌊(n−1)/3⌋ change hands at a session's end, and no more are added (of three or fewer
 *   none goes and one may be added).
 * - **Fallback**: while fewer than `minAuthors` qualify, the seats stay as they are, offenders' excepted: at first
 *   those of genesis, later the last ones chosen.
 *
 * Limits of the rule: one who splits stake over many coldkeys has as many seats as the parts rank for; it costs each
 * part the minimum stake, root registration, and honest scoring on its own. A majority of a subnet's stake defines what
 * consensus is there, as everywhere in the protocol.
 *
 * @packageDocumentation
 */

export { assessCandidates, type Candidate } from "./candidates.ts";
export { nextSeats } from "./choose.ts";
export { readView } from "./read.ts";
