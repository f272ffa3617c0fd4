/**
 * Storage of AdminUtils.
 *
 * @packageDocumentation
 */

import { bool, variant } from "@opentao/codec";
import { blake2_128Concat, palletStorage } from "../../framework/index.ts";

/** Contracts that the chain itself offers to EVM programs. */
export const PrecompileEnum = variant(
  {
    BalanceTransfer: null,
    Staking: null,
    Subnet: null,
    Metagraph: null,
    Neuron: null,
    UidLookup: null,
    Alpha: null,
    Crowdloan: null,
    Proxy: null,
    Leasing: null,
    AddressMapping: null,
    VotingPower: null,
  },
  { path: "pallet_admin_utils::pallet::PrecompileEnum" },
);

const pallet = palletStorage("AdminUtils");

export const PrecompileEnable = pallet.map("PrecompileEnable", [blake2_128Concat(PrecompileEnum)], bool, {
  default: true,
  docs: "True when a precompile may be called.",
});
