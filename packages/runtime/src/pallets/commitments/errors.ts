import { palletErrors } from "../../framework/index.ts";

/** Index of the pallet in the runtime. */
export const INDEX = 18;

/** Errors of Commitments; the number is the error's index on the chain (protocol: staking §7.10). */
export const errors = palletErrors(INDEX, {
  TooManyFieldsInCommitmentInfo: { index: 0, docs: "A commitment has at most three fields." },
  AccountNotAllowedCommit: { index: 1, docs: "Only a neuron of the subnet may commit on it." },
  SpaceLimitExceeded: { index: 2, docs: "The space for commitments until the next epoch is used up." },
  UnexpectedUnreserveLeftover: { index: 3, docs: "A deposit could not be given back in full." },
});
