import { u64 } from "@opentao/codec";
import {
  AuthorityList,
  AuthoritySet,
  authoritySet,
  freshVoterState,
  type NumberedSet,
  VoterState,
} from "@opentao/consensus";
import type { Runtime } from "@opentao/runtime/boundary";
import type { BlockRef, LocalChain } from "../chain/index.ts";
import { decodeRecord } from "../database/index.ts";

const AUTHORITIES = "grandpa/authorities";
const VOTER = "grandpa/voter";
const NOTHING = new Uint8Array();

/** Records that finality by vote finds again after a restart. */
export interface FinalityRecords {
  readonly authorities: AuthoritySet;
  readonly voter: VoterState;
}

/** Encodes records as the chain stores them; a record that is not given stays as it is. */
export function encodeRecords({ authorities, voter }: Partial<FinalityRecords>): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>();
  if (authorities !== undefined) records.set(AUTHORITIES, AuthoritySet.encode(authorities));
  if (voter !== undefined) records.set(VOTER, VoterState.encode(voter));
  return records;
}

/**
 * Returns the records of a chain that begins at a finalized block whose state was fetched: the voters after it, and no
 * votes of this node.
 */
export function recordsAfterWarp(block: BlockRef, { authorities, setId }: NumberedSet): Map<string, Uint8Array> {
  return encodeRecords({
    authorities: authoritySet(authorities, setId),
    voter: freshVoterState(setId, block),
  });
}

/** Returns whether a runtime knows voters. */
export function hasVoters(runtime: Runtime): boolean {
  return runtime.methods.includes("GrandpaApi_grandpa_authorities");
}

/** Returns the voters after the finalized block, as the state has them. */
export function votersOf(runtime: Runtime, chain: Pick<LocalChain, "call" | "finalized">): NumberedSet {
  const { hash } = chain.finalized();
  const authorities = AuthorityList.decode(chain.call(hash, "GrandpaApi_grandpa_authorities", NOTHING));
  const knowsSet = runtime.methods.includes("GrandpaApi_current_set_id");
  const setId = knowsSet ? u64.decode(chain.call(hash, "GrandpaApi_current_set_id", NOTHING)) : 0n;
  return { authorities, setId };
}

/** Returns the voters after the finalized block, as they are known here. @throws like {@link loadRecords} */
export function knownVoters(runtime: Runtime, chain: Pick<LocalChain, "call" | "finalized" | "record">): NumberedSet {
  const { setId, authorities } = loadRecords(runtime, chain).authorities;
  return { setId, authorities };
}

/**
 * Returns the stored records, or those of the state where nothing is stored or blocks were finalized without votes
 * since.
 *
 * @throws DatabaseError `UNREADABLE` when what is stored is damaged; GrandpaError `INVALID_AUTHORITIES` when nobody may
 *   vote
 */
export function loadRecords(
  runtime: Runtime,
  chain: Pick<LocalChain, "call" | "finalized" | "record">,
): FinalityRecords {
  const stored = { authorities: chain.record(AUTHORITIES), voter: chain.record(VOTER) };
  const set = votersOf(runtime, chain);
  if (stored.authorities !== undefined && stored.voter !== undefined) {
    const authorities = decodeRecord(AuthoritySet, stored.authorities, "the set of voters");
    if (authorities.setId >= set.setId) {
      return { authorities, voter: decodeRecord(VoterState, stored.voter, "the state of the voter") };
    }
  }
  return {
    authorities: authoritySet(set.authorities, set.setId),
    voter: freshVoterState(set.setId, chain.finalized()),
  };
}
