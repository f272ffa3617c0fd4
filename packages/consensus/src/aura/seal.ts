import { bytesEqual } from "@opentao/codec";
import { AURA_ENGINE_ID, Header } from "@opentao/codec/primitives";
import { blake2b256, verifySr25519 } from "@opentao/crypto";
import { ConsensusError } from "./errors.ts";
import { slotAuthor, slotOf } from "./slots.ts";

/** Makes a signature with an authority's sr25519 key. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** A header taken apart into what was signed and the signature. */
export interface Unsealed {
  /** The header without its seal, as the runtime executes it. */
  readonly header: Header;
  /** The same, encoded: a signature is of the hash of this. */
  readonly encoded: Uint8Array;
  /** 64 bytes. */
  readonly seal: Uint8Array;
}

/**
 * The header with its author's seal as the last entry of the digest: a signature of the hash of the header as given.
 */
export function sealHeader(header: Header, sign: Sign): Header {
  const seal = sign(blake2b256(Header.encode(header)));
  return { ...header, digest: { logs: [...header.digest.logs, { type: "Seal", value: [AURA_ENGINE_ID, seal] }] } };
}

/** Takes the seal off a header. @throws ConsensusError `NO_SEAL` */
export function unsealHeader(header: Header): Unsealed {
  const last = header.digest.logs.at(-1);
  if (last?.type !== "Seal" || !bytesEqual(last.value[0], AURA_ENGINE_ID)) {
    throw new ConsensusError("NO_SEAL", "the last entry of the header's digest is not an Aura seal");
  }
  const unsealed = { ...header, digest: { logs: header.digest.logs.slice(0, -1) } };
  return { header: unsealed, encoded: Header.encode(unsealed), seal: last.value[1] };
}

/** Facts that a seal is checked against. */
export interface SealContext {
  /** Aura authorities after the parent. */
  readonly authorities: readonly Uint8Array[];
  /** Slot of the parent; `undefined` when the parent is the genesis block, which has none. */
  readonly parentSlot: bigint | undefined;
  /** Greatest slot that may be: the clock's, and the difference that clocks may have. */
  readonly latestSlot: bigint;
  /** Verifier of sr25519 signatures, such as one that remembers; the scheme's own when not given. */
  readonly verify?: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
}

/** A header whose slot and seal are right, with what they say. */
export interface VerifiedSeal extends Unsealed {
  /** Key of the author. */
  readonly author: Uint8Array;
  readonly slot: bigint;
}

/**
 * Checks slot and seal of a header and returns the header as its author signed it.
 *
 * @throws ConsensusError with the code that says why it is refused
 */
export function verifySeal(sealed: Header, context: SealContext): VerifiedSeal {
  const { header, encoded, seal } = unsealHeader(sealed);
  const slot = slotOf(header);
  const { authorities, parentSlot, latestSlot, verify = verifySr25519 } = context;
  if (parentSlot !== undefined && slot <= parentSlot) {
    throw new ConsensusError("SLOT_NOT_AFTER_PARENT", `slot ${slot} is not after the parent's, ${parentSlot}`);
  }
  if (slot > latestSlot) {
    throw new ConsensusError("SLOT_IN_FUTURE", `slot ${slot} is yet to come; now is ${latestSlot} at most`);
  }
  const author = slotAuthor(slot, authorities);
  if (!verify(seal, blake2b256(encoded), author)) {
    throw new ConsensusError("WRONG_SEAL", `the seal is not by the author of slot ${slot}`);
  }
  return { header, encoded, seal, author, slot };
}
