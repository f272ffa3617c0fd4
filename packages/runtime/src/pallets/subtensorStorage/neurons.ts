/**
 * Neurons: their UIDs, keys and where to reach them (protocol: consensus §4.5, §4.8).
 *
 * @packageDocumentation
 */

import { AccountId, bool, tuple, u16, u64 } from "@opentao/codec";
import { blake2_128Concat, identity, twox64Concat } from "../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../primitives/accounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { AxonInfo, H160, NeuronCertificate, PrometheusInfo } from "./types.ts";

export const Uids = pallet.optionalMap("Uids", [identity(NetUid), blake2_128Concat(AccountId)], u16, {
  docs: "Uid of a hotkey on a subnet.",
});

export const Keys = pallet.map("Keys", [identity(NetUid), identity(u16)], AccountId, {
  default: ZERO_ACCOUNT,
  docs: "Hotkey at a UID.",
});

export const IsNetworkMember = pallet.map("IsNetworkMember", [blake2_128Concat(AccountId), identity(NetUid)], bool, {
  default: false,
  docs: "True when a hotkey has a UID on a subnet.",
});

export const BlockAtRegistration = pallet.map("BlockAtRegistration", [identity(NetUid), identity(u16)], u64, {
  default: 0n,
  docs: "Block in which the hotkey at this UID registered.",
});

export const Axons = pallet.optionalMap("Axons", [identity(NetUid), blake2_128Concat(AccountId)], AxonInfo, {
  docs: "Endpoint at which a neuron takes requests.",
});

export const NeuronCertificates = pallet.optionalMap(
  "NeuronCertificates",
  [identity(NetUid), blake2_128Concat(AccountId)],
  NeuronCertificate,
  { docs: "Public key for encrypted connections to a neuron." },
);

export const Prometheus = pallet.optionalMap(
  "Prometheus",
  [identity(NetUid), blake2_128Concat(AccountId)],
  PrometheusInfo,
  { docs: "Endpoint at which a neuron serves metrics." },
);

export const AssociatedEvmAddress = pallet.optionalMap(
  "AssociatedEvmAddress",
  [twox64Concat(NetUid), twox64Concat(u16)],
  tuple(H160, u64),
  { docs: "EVM address of a UID and the block of its association." },
);
