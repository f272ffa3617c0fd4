import { ensure, type State } from "../../../framework/index.ts";
import { SubnetIdentitiesV3 } from "../../subtensorStorage/index.ts";
import type { SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ownsSubnet } from "./owner.ts";

const SHORT = 256;
const LONG = 1024;

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

function isValid(identity: SubnetIdentityV3): boolean {
  return Object.entries(LIMITS).every(([field, limit]) => identity[field as keyof SubnetIdentityV3].length <= limit);
}

/** Stores the identity of a subnet. Fails with `InvalidIdentity` when a text is too long. */
export function setSubnetIdentity(state: State, netuid: number, identity: SubnetIdentityV3): void {
  ensure(isValid(identity), errors.InvalidIdentity);
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
