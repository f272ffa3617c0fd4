import { struct, tuple, u64, type Value, variant } from "@opentao/codec";
import { BlockRef, Signature, VoterId } from "./basics.ts";

const vote = tuple(BlockRef, Signature);

/** Two votes of one voter in one phase of one round. */
export const Equivocation = struct({ round: u64, id: VoterId, first: vote, second: vote });
export type Equivocation = Value<typeof Equivocation>;

/** Proof that a voter voted twice: the form that the runtime's reports take. */
export const EquivocationProof = struct({
  setId: u64,
  equivocation: variant({ Prevote: Equivocation, Precommit: Equivocation }),
});
export type EquivocationProof = Value<typeof EquivocationProof>;
