import { AccountId, vec } from "@opentao/codec";
import { SlotDuration } from "@opentao/codec/primitives";
import { type SealContext, slotAt } from "@opentao/consensus";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import type { SignatureVerifier } from "../../state/index.ts";

const Authorities = vec(AccountId);
const NOTHING = new Uint8Array();

/** Authorities of the block after a state, and the length of its slots. */
export interface AuraState {
  /** sr25519 keys in the order of their turns. */
  readonly authorities: readonly Uint8Array[];
  /** Milliseconds. */
  readonly slotDuration: bigint;
}

/** Verifier of seals by one that remembers right signatures. */
export function sealVerifier(signatures: Pick<SignatureVerifier, "verify">): NonNullable<SealContext["verify"]> {
  return (signature, message, publicKey) => signatures.verify("sr25519", signature, message, publicKey);
}

/** Reads authorities and slot duration from the runtime, whichever way its methods are called. */
export function readAura(call: (method: string, input: Uint8Array) => Uint8Array): AuraState {
  return {
    authorities: Authorities.decode(call("AuraApi_authorities", NOTHING)),
    slotDuration: SlotDuration.decode(call("AuraApi_slot_duration", NOTHING)),
  };
}

/** Returns the authorities and slot duration after a state. */
export function auraState(runtime: Runtime, state: Externalities): AuraState {
  return readAura((method, input) => runtime.call(method, input, state));
}

/**
 * The first slot that a block made now may have: the clock's, or the next after its parent's. Blocks made faster than
 * slots pass are dated ahead of the clock: the protocol allows one a slot.
 *
 * @param now - Unix time in milliseconds
 * @param parentSlot - `undefined` on genesis
 */
export function nextSlot(now: number, slotDuration: bigint, parentSlot: bigint | undefined): bigint {
  const current = slotAt(BigInt(now), slotDuration);
  return parentSlot === undefined || current > parentSlot ? current : parentSlot + 1n;
}
