import {
  alias,
  fixedBytes,
  H256,
  named,
  option,
  struct,
  tuple,
  u32,
  u64,
  type Value,
  variant,
  vec,
} from "@opentao/codec";
import { weakBoundedVec } from "../balances/types.ts";

/** Most voters. */
export const MAX_AUTHORITIES = 32;

/** The ed25519 key of a voter. */
export const GrandpaId = named(fixedBytes(32), { path: "sp_consensus_grandpa::app::Public" });
const Signature = named(fixedBytes(64), { path: "sp_consensus_grandpa::app::Signature" });

/** A voter with the weight of its vote. */
export const Authority = tuple(alias(GrandpaId, "AuthorityId"), alias(u64, "AuthorityWeight"));
/** All voters. */
export const AuthorityList = alias(vec(Authority), "AuthorityList");
export type AuthorityList = Value<typeof AuthorityList>;
/** All voters, as the state holds them. */
export const BoundedAuthorityList = alias(weakBoundedVec(Authority), "BoundedAuthorityList<Limit>");

/** State of the votes: taken, paused, or about to change. */
export const StoredState = variant(
  {
    Live: null,
    PendingPause: struct({ scheduledAt: u32, delay: u32 }),
    Paused: null,
    PendingResume: struct({ scheduledAt: u32, delay: u32 }),
  },
  { path: "pallet_grandpa::StoredState", params: [{ name: "N", type: u32.type }] },
);

/** Voters that take over later. */
export const StoredPendingChange = struct(
  { scheduledAt: u32, delay: u32, nextAuthorities: BoundedAuthorityList, forced: option(u32) },
  {
    path: "pallet_grandpa::StoredPendingChange",
    params: [{ name: "N", type: u32.type }, { name: "Limit" }],
  },
);

const hashAndNumber = [
  { name: "H", type: H256.type },
  { name: "N", type: u32.type },
];
const vote = (kind: string) =>
  struct(
    { targetHash: alias(H256, "H"), targetNumber: alias(u32, "N") },
    { path: `finality_grandpa::${kind}`, params: hashAndNumber },
  );

/** Two votes of one kind in one round by one voter. */
function equivocation(kind: string) {
  const signedVote = tuple(vote(kind), Signature);
  return struct(
    { roundNumber: u64, identity: alias(GrandpaId, "Id"), first: signedVote, second: signedVote },
    {
      path: "finality_grandpa::Equivocation",
      params: [
        { name: "Id", type: GrandpaId.type },
        { name: "V", type: vote(kind).type },
        { name: "S", type: Signature.type },
      ],
    },
  );
}

/** Proof that a voter voted twice in one round. */
export const EquivocationProof = struct(
  {
    setId: alias(u64, "SetId"),
    equivocation: variant(
      { Prevote: equivocation("Prevote"), Precommit: equivocation("Precommit") },
      { path: "sp_consensus_grandpa::Equivocation", params: hashAndNumber },
    ),
  },
  { path: "sp_consensus_grandpa::EquivocationProof", params: hashAndNumber },
);

/** A type without values: there are no proofs of who owned a key. */
export const Void = variant({}, { path: "sp_core::Void" });
