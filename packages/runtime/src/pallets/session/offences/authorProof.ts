import { bytesEqual, CodecError, u64 } from "@opentao/codec";
import { AURA_ENGINE_ID, type AuthorEquivocation, Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { State } from "../../../framework/index.ts";

/** Returns whether a header names this slot, and no other. */
function namesSlot(header: Header, slot: bigint): boolean {
  const named = header.digest.logs.flatMap((item) =>
    item.type === "PreRuntime" && bytesEqual(item.value[0], AURA_ENGINE_ID) ? [item.value[1]] : [],
  );
  const [only] = named;
  if (only === undefined || named.length > 1) return false;
  try {
    return u64.decode(only) === slot;
  } catch (error) {
    if (error instanceof CodecError) return false;
    throw error;
  }
}

/**
 * Returns whether a key sealed a header of this slot. The seal is the last entry and signs the hash of the header
 * without it.
 */
function isSealedBy(state: State, key: Uint8Array, slot: bigint, sealed: Header): boolean {
  const { logs } = sealed.digest;
  const last = logs.at(-1);
  if (last?.type !== "Seal" || !bytesEqual(last.value[0], AURA_ENGINE_ID) || !namesSlot(sealed, slot)) return false;
  const unsealed = Header.encode({ ...sealed, digest: { logs: logs.slice(0, -1) } });
  return state.externalities.verify("sr25519", last.value[1], blake2b256(unsealed), key);
}

/**
 * Returns whether a proof shows two different blocks of one slot by one author. Two seals of the same block are no
 * offence.
 */
export function isAuthorEquivocation(state: State, { offender, slot, first, second }: AuthorEquivocation): boolean {
  // Without all seals, to compare; what a seal signs is the header without its last entry alone.
  const blocks = [first, second].map((header) =>
    Header.encode({ ...header, digest: { logs: header.digest.logs.filter(({ type }) => type !== "Seal") } }),
  );
  const [one, other] = blocks;
  if (one === undefined || other === undefined || bytesEqual(one, other)) return false;
  return isSealedBy(state, offender, slot, first) && isSealedBy(state, offender, slot, second);
}
