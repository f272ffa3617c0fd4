import { expect, it } from "vitest";
import { errors } from "../../../src/pallets/subtensor/errors.ts";
import { setIdentity } from "../../../src/pallets/subtensor/keys/identity.ts";
import { setIdentityByOwner, setSubnetIdentity } from "../../../src/pallets/subtensor/subnets/identity.ts";
import { IdentitiesV2, SubnetIdentitiesV3 } from "../../../src/pallets/subtensorStorage/index.ts";
import type { ChainIdentityV2, SubnetIdentityV3 } from "../../../src/pallets/subtensorStorage/types.ts";
import { addSubnet, coldkeyOf, newChain } from "./emission/network.ts";
import { expectFailure } from "./failing.ts";

const text = (length: number) => new Uint8Array(length);

// (protocol: consensus §4.9)
const CHAIN: ChainIdentityV2 = {
  name: text(256),
  url: text(256),
  githubRepo: text(256),
  image: text(1024),
  discord: text(256),
  description: text(1024),
  additional: text(1024),
};
const SUBNET: SubnetIdentityV3 = {
  subnetName: text(256),
  githubRepo: text(1024),
  subnetContact: text(1024),
  subnetUrl: text(1024),
  discord: text(256),
  description: text(1024),
  logoUrl: text(1024),
  additional: text(1024),
};

/** The identity, with each of its texts in turn a byte too long. */
function tooLong<Identity extends object>(identity: Identity): Identity[] {
  return Object.entries(identity).map(([field, value]) => ({ ...identity, [field]: text(value.length + 1) }));
}

it("an identity of a coldkey has texts of the protocol's lengths, and none that is longer", () => {
  const state = newChain();
  addSubnet(state, 1, 2);
  const coldkey = coldkeyOf(1, 1);
  for (const identity of tooLong(CHAIN))
    expectFailure(() => setIdentity(state, coldkey, identity), errors.InvalidIdentity);
  expect(IdentitiesV2.get(state, coldkey)).toBeUndefined();
  setIdentity(state, coldkey, CHAIN);
  expect(IdentitiesV2.get(state, coldkey)).toEqual(CHAIN);
});

it("an identity of a subnet has texts of the protocol's lengths, and none that is longer; its owner gives it", () => {
  const state = newChain();
  const netuid = addSubnet(state, 1, 2);
  for (const identity of tooLong(SUBNET))
    expectFailure(() => setSubnetIdentity(state, netuid, identity), errors.InvalidIdentity);
  expect(SubnetIdentitiesV3.get(state, netuid)).toBeUndefined();
  expectFailure(() => setIdentityByOwner(state, coldkeyOf(7, 7), netuid, SUBNET), errors.NotSubnetOwner);
  setSubnetIdentity(state, netuid, SUBNET);
  expect(SubnetIdentitiesV3.get(state, netuid)).toEqual(SUBNET);
});
