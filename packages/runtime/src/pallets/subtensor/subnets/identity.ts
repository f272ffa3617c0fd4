import { ensure, type State } from "../../../framework/index.ts";
import { SubnetIdentitiesV3 } from "../../subtensorStorage/index.ts";
import type { SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureTextsFit, LONG, SHORT } from "../identityTexts.ts";
import { ownsSubnet } from "./owner.ts";

/** Longest texts of a subnet's identity, in bytes (protocol: consensus §4.9). */
const LIMITS: Readonly<Record<keyof SubnetIdentityV3, number>> = {
  subnetName: SHORT,
  githubRepo: LONG,
  subnetContact: LONG,
  subnetUrl: LONG,
  discord: SHORT,
  description: LONG,
  logoUrl: LONG,
  additional: LONG,
};

/** Stores the identity of a subnet. Fails with `InvalidIdentity` when a text is too long. */
export function setSubnetIdentity(state: State, netuid: number, identity: SubnetIdentityV3): void {
  ensureTextsFit(identity, LIMITS);
  SubnetIdentitiesV3.set(state, netuid, identity);
  state.deposit(events.SubnetIdentitySet([netuid]));
}

/** Does as {@link setSubnetIdentity} for the owner. Fails with `NotSubnetOwner` for anybody else. */
export function setIdentityByOwner(
  state: State,
  coldkey: Uint8Array,
  netuid: number,
  identity: SubnetIdentityV3,
): void {
  ensure(ownsSubnet(state, coldkey, netuid), errors.NotSubnetOwner);
  setSubnetIdentity(state, netuid, identity);
}
