/**
 * Authors and voters of the recent past, against whom reports of offences are checked. A set is recorded in the block
 * after which it holds, whoever changed it.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { announcesAuthors } from "../../aura/index.ts";
import { Authorities as Authors, CurrentSlot } from "../../aura/storage.ts";
import { CurrentSetId, Authorities as Voters } from "../../grandpa/storage.ts";
import { ownerOfKey } from "../keys/register.ts";
import { AuthorSetCount, AuthorSets, Seats, VoterSets } from "../storage.ts";
import type { Member, SessionKeys } from "../types.ts";

/** Sets that are remembered, the present one included. */
const REMEMBERED = 24;

function membersOf(state: State, kind: keyof SessionKeys, keys: readonly Uint8Array[]): Member[] {
  const seats = Seats.get(state);
  return keys.map((key) => {
    const seat = seats.find((one) => bytesEqual(one.keys[kind], key));
    return { key, owner: seat?.owner ?? ownerOfKey(state, kind, key) };
  });
}

/** Records the authors and the voters when they have changed in this block; at genesis, of the first. */
export function recordSets(state: State): void {
  const count = AuthorSetCount.get(state);
  if (count === 0 || announcesAuthors(state)) {
    AuthorSets.set(state, count, {
      after: CurrentSlot.get(state),
      members: membersOf(state, "aura", Authors.get(state)),
    });
    if (count >= REMEMBERED) AuthorSets.delete(state, count - REMEMBERED);
    AuthorSetCount.set(state, count + 1);
  }
  const setId = CurrentSetId.get(state);
  if (VoterSets.has(state, setId)) return;
  const voters = Voters.get(state).map(([key]) => key);
  VoterSets.set(state, setId, membersOf(state, "grandpa", voters));
  if (setId >= REMEMBERED) VoterSets.delete(state, setId - BigInt(REMEMBERED));
}

/**
 * The member with a key. One that had no owner then may have one now: only who holds the key's secret can register it.
 */
function memberWith(
  state: State,
  kind: keyof SessionKeys,
  members: readonly Member[] | undefined,
  key: Uint8Array,
): Member | undefined {
  const found = members?.find((member) => bytesEqual(member.key, key));
  return found === undefined ? undefined : { key, owner: found.owner ?? ownerOfKey(state, kind, key) };
}

/** Returns who had an author's key in a slot; `undefined` when nobody that is remembered did. */
export function authorAt(state: State, slot: bigint, key: Uint8Array): Member | undefined {
  for (let i = AuthorSetCount.get(state) - 1; i >= 0; i -= 1) {
    const set = AuthorSets.get(state, i);
    if (set === undefined) return undefined;
    if (set.after < slot || i === 0) return memberWith(state, "aura", set.members, key);
  }
  return undefined;
}

/** Returns who had a voter's key in a set; `undefined` when nobody that is remembered did. */
export function voterIn(state: State, setId: bigint, key: Uint8Array): Member | undefined {
  return memberWith(state, "grandpa", VoterSets.get(state, setId), key);
}
