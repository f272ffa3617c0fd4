import { AccountId, struct, u64 } from "@opentao/codec";
import { palletEvents } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { INDEX } from "./errors.ts";

/** Events of Commitments; the number is the event's index on the chain. */
export const events = palletEvents("Commitments", INDEX, {
  Commitment: { index: 0, fields: struct({ netuid: NetUid, who: AccountId }), docs: "A neuron committed." },
  TimelockCommitment: {
    index: 1,
    fields: struct({ netuid: NetUid, who: AccountId, revealRound: u64 }),
    docs: "A neuron committed to something that a drand round decrypts.",
  },
  CommitmentRevealed: {
    index: 2,
    fields: struct({ netuid: NetUid, who: AccountId }),
    docs: "An encrypted field of a commitment was revealed.",
  },
});
