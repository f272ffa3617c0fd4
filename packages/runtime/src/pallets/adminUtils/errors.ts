/**
 * Errors of AdminUtils; the number is the error's index on the chain (protocol: staking §7.14).
 *
 * @packageDocumentation
 */

import { palletErrors } from "../../framework/index.ts";

/** Index of the pallet in the runtime. */
export const INDEX = 19;

/** All errors of the pallet. */
export const errors = palletErrors(INDEX, {
  SubnetDoesNotExist: { index: 0, docs: "There is no such subnet." },
  MaxValidatorsLargerThanMaxUIds: { index: 1, docs: "There cannot be more validators than neurons." },
  MaxAllowedUIdsLessThanCurrentUIds: { index: 2, docs: "The subnet has more neurons than this already." },
  BondsMovingAverageMaxReached: { index: 3, docs: "An owner may set at most 975000." },
  NegativeSigmoidSteepness: { index: 4, docs: "Only root may set a negative steepness." },
  ValueNotInBounds: { index: 5, docs: "The value is outside its bounds." },
  MinAllowedUidsGreaterThanCurrentUids: { index: 6, docs: "The subnet has not that many neurons." },
  MinAllowedUidsGreaterThanMaxAllowedUids: { index: 7, docs: "The minimum would reach the maximum." },
  MaxAllowedUidsLessThanMinAllowedUids: { index: 8, docs: "The maximum would fall below the minimum." },
  MaxAllowedUidsGreaterThanDefaultMaxAllowedUids: { index: 9, docs: "A subnet has at most 256 neurons." },
  InvalidValue: { index: 10, docs: "The value is out of range." },
  NotPermittedOnRootSubnet: { index: 11, docs: "The root network has no such parameter." },
  POWRegistrationDisabled: { index: 12, docs: "This parameter is no longer used." },
  Deprecated: { index: 13, docs: "This call belongs to older chains and does nothing." },
});
