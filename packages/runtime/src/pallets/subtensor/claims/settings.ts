/**
 * Settings of root claims: a coldkey's choice, and the chain's limits (protocol: staking §3.10).
 *
 * @packageDocumentation
 */

import { I96F32 } from "@opentao/fixed";
import { ensure, type State } from "../../../framework/index.ts";
import { NumRootClaim, RootClaimableThreshold, RootClaimType } from "../../subtensorStorage/index.ts";
import type { RootClaimTypeEnum } from "../../subtensorStorage/types.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";

const MAX_CLAIMS_PER_BLOCK = 50n;
const MAX_THRESHOLD = 10_000_000n;

/** Most subnets of a choice: every claim reads it, those that blocks make by themselves as well. */
const MAX_KEPT = 256;

/** Chooses what a coldkey's root dividends become. `KeepSubnets` needs 1 to 256 subnets (`InvalidSubnetNumber`). */
export function setRootClaimType(state: State, coldkey: Uint8Array, type: RootClaimTypeEnum): void {
  const count = type.type === "KeepSubnets" ? type.value.subnets.length : 1;
  ensure(count > 0 && count <= MAX_KEPT, errors.InvalidSubnetNumber);
  RootClaimType.set(state, coldkey, type);
  state.deposit(events.RootClaimTypeSet({ coldkey, rootClaimType: type }));
}

/** Sets for how many coldkeys the chain claims in a block, at most 50 (`InvalidNumRootClaim`). */
export function setNumRootClaims(state: State, count: bigint): void {
  ensure(count <= MAX_CLAIMS_PER_BLOCK, errors.InvalidNumRootClaim);
  NumRootClaim.set(state, count);
}

/** Sets the least alpha worth a claim on a subnet, at most 10⁷ (`InvalidRootClaimThreshold`). */
export function setRootClaimThreshold(state: State, netuid: number, threshold: bigint): void {
  ensure(threshold <= MAX_THRESHOLD, errors.InvalidRootClaimThreshold);
  RootClaimableThreshold.set(state, netuid, { bits: I96F32.fromInteger(threshold) });
}
