/**
 * Calls about root dividends (protocol: consensus §2.15, staking §3.10).
 *
 * @packageDocumentation
 */

import { u64 } from "@opentao/codec";
import { call, ensureRoot, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { NetUid, NetUids } from "../../../primitives/subnets.ts";
import { RootClaimTypeEnum } from "../../subtensorStorage/types.ts";
import { claimRoot } from "../claims/claim.ts";
import { setNumRootClaims, setRootClaimThreshold, setRootClaimType } from "../claims/settings.ts";
import { ensureSubnetOwnerOrRoot } from "../subnets/owner.ts";
import { claimCost } from "./costs.ts";

/** Calls of the subject. */
export const rootClaimCalls = palletCalls({
  claimRoot: call({
    index: 121,
    args: { subnets: NetUids },
    weight: (context, { subnets }) => claimCost({ refTime: 18_999_000, reads: 4 }, context, subnets.length),
    docs: "Claims the caller's root dividends on up to five subnets.",
    dispatch: ({ state, origin }, { subnets }) => ({ actualWeight: claimRoot(state, ensureSigned(origin), subnets) }),
  }),

  setRootClaimType: call({
    index: 122,
    args: { newRootClaimType: RootClaimTypeEnum },
    weight: { refTime: 18_283_000, reads: 2, writes: 4 },
    docs: "Says whether the caller's root dividends are sold for TAO or kept as alpha.",
    dispatch: ({ state, origin }, { newRootClaimType }) =>
      setRootClaimType(state, ensureSigned(origin), newRootClaimType),
  }),

  sudoSetNumRootClaims: call({
    index: 123,
    args: { newValue: u64 },
    weight: { refTime: 2_735_000, writes: 1 },
    docs: "Sets for how many coldkeys the chain claims in each block. Root only.",
    dispatch: ({ state, origin }, { newValue }) => {
      ensureRoot(origin);
      setNumRootClaims(state, newValue);
    },
  }),

  sudoSetRootClaimThreshold: call({
    index: 124,
    args: { netuid: NetUid, newValue: u64 },
    weight: { refTime: 5_681_000, writes: 1 },
    docs: "Sets the least alpha worth a claim on a subnet. The owner or root can.",
    dispatch: ({ state, origin }, { netuid, newValue }) => {
      ensureSubnetOwnerOrRoot(state, origin, netuid);
      setRootClaimThreshold(state, netuid, newValue);
    },
  }),
});
