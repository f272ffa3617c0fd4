import { AccountId, vec } from "@opentao/codec";
import { SlotDuration } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import type { StateExternalities } from "../state/index.ts";

const Authorities = vec(AccountId);
const NOTHING = new Uint8Array();

/** Who may make the block after a state, and how long its slots are. */
export interface AuraState {
  /** sr25519 keys in the order of their turns. */
  readonly authorities: readonly Uint8Array[];
  /** Milliseconds. */
  readonly slotDuration: bigint;
}

/** What the runtime says of Aura, whichever way its methods are called. */
export function readAura(call: (method: string, input: Uint8Array) => Uint8Array): AuraState {
  return {
    authorities: Authorities.decode(call("AuraApi_authorities", NOTHING)),
    slotDuration: SlotDuration.decode(call("AuraApi_slot_duration", NOTHING)),
  };
}

/** What the runtime says of Aura after a state. */
export function auraState(runtime: Runtime, state: StateExternalities): AuraState {
  return readAura((method, input) => runtime.call(method, input, state));
}
