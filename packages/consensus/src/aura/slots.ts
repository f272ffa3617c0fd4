import { bytesEqual, u64 } from "@opentao/codec";
import { AURA_ENGINE_ID, type DigestItem, type Header } from "@opentao/codec/primitives";
import { ConsensusError } from "./errors.ts";

/** The slot at a time, both in milliseconds since 1970: the time divided by the slot's duration, rounded down. */
export function slotAt(now: bigint, slotDuration: bigint): bigint {
  return now / slotDuration;
}

/** Digest entry by which a block says its slot (protocol: consensus §7.2). */
export function slotDigest(slot: bigint): DigestItem {
  return { type: "PreRuntime", value: [AURA_ENGINE_ID, u64.encode(slot)] };
}

/** The slot that a header says. @throws ConsensusError `NO_SLOT`; CodecError when it is not a number */
export function slotOf(header: Header): bigint {
  const slots = header.digest.logs.flatMap((item) =>
    item.type === "PreRuntime" && bytesEqual(item.value[0], AURA_ENGINE_ID) ? [item.value[1]] : [],
  );
  const [slot] = slots;
  if (slot === undefined || slots.length > 1) {
    throw new ConsensusError("NO_SLOT", `a header says its Aura slot once; this one does ${slots.length} times`);
  }
  return u64.decode(slot);
}

/**
 * The authority whose slot it is: they take turns (protocol: consensus §7.2). @throws ConsensusError `NO_AUTHORITIES`
 */
export function slotAuthor(slot: bigint, authorities: readonly Uint8Array[]): Uint8Array {
  const author = authorities.length === 0 ? undefined : authorities[Number(slot % BigInt(authorities.length))];
  if (author === undefined) throw new ConsensusError("NO_AUTHORITIES", "the chain has no authorities");
  return author;
}
