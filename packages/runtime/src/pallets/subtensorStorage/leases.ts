/**
 * Subnets paid for by a crowdloan (protocol: staking §7.9).
 *
 * @packageDocumentation
 */

import { AccountId } from "@opentao/codec";
import { identity, twox64Concat } from "../../framework/index.ts";
import { AlphaBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { LeaseId, SubnetLease } from "./types.ts";

export const SubnetLeases = pallet.optionalMap("SubnetLeases", [twox64Concat(LeaseId)], SubnetLease, {
  docs: "Leases of subnets.",
});

export const SubnetLeaseShares = pallet.map(
  "SubnetLeaseShares",
  [twox64Concat(LeaseId), identity(AccountId)],
  U64F64Bits,
  {
    default: { bits: 0n },
    docs: "Share of a contributor in a lease.",
  },
);

export const SubnetUidToLeaseId = pallet.optionalMap("SubnetUidToLeaseId", [twox64Concat(NetUid)], LeaseId, {
  docs: "Lease of a subnet.",
});

export const NextSubnetLeaseId = pallet.value("NextSubnetLeaseId", LeaseId, {
  default: 0,
  docs: "Number of the next lease.",
});

export const AccumulatedLeaseDividends = pallet.map(
  "AccumulatedLeaseDividends",
  [twox64Concat(LeaseId)],
  AlphaBalance,
  { default: 0n, docs: "Alpha waiting for the contributors of a lease." },
);
