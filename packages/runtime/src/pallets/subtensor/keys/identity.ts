import { ensure, type State } from "../../../framework/index.ts";
import { IdentitiesV2, IsNetworkMember, OwnedHotkeys } from "../../subtensorStorage/index.ts";
import type { ChainIdentityV2 } from "../../subtensorStorage/types.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureTextsFit, LONG, SHORT } from "../identityTexts.ts";

/** Longest texts of an identity, in bytes (protocol: consensus §4.9). */
const LIMITS: Readonly<Record<keyof ChainIdentityV2, number>> = {
  name: SHORT,
  url: SHORT,
  githubRepo: SHORT,
  image: LONG,
  discord: SHORT,
  description: LONG,
  additional: LONG,
};

function hasNeuron(state: State, coldkey: Uint8Array): boolean {
  return OwnedHotkeys.get(state, coldkey).some((hotkey) => IsNetworkMember.keysUnder(state, hotkey).length > 0);
}

/** Stores the identity that a coldkey with a registered hotkey gives itself. */
export function setIdentity(state: State, coldkey: Uint8Array, identity: ChainIdentityV2): void {
  ensure(hasNeuron(state, coldkey), errors.HotKeyNotRegisteredInNetwork);
  ensureTextsFit(identity, LIMITS);
  IdentitiesV2.set(state, coldkey, identity);
  state.deposit(events.ChainIdentitySet([coldkey]));
}
