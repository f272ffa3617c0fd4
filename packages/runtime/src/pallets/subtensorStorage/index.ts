/**
 * All storage of SubtensorModule, by subject. Names, hashers, types and defaults are those of spec 425.
 *
 * @packageDocumentation
 */

export * from "./commits.ts";
export * from "./consensus.ts";
export * from "./delegation.ts";
export * from "./emission.ts";
export * from "./epochs.ts";
export * from "./keys.ts";
export * from "./leases.ts";
export * from "./limits.ts";
export * from "./locks.ts";
export * from "./mechanisms.ts";
export * from "./networks.ts";
export * from "./neurons.ts";
export * from "./parameters.ts";
export * from "./pools.ts";
export * from "./registration.ts";
export * from "./rootClaims.ts";
export * from "./stake.ts";
export * from "./votingPower.ts";

import * as commits from "./commits.ts";
import * as consensus from "./consensus.ts";
import * as delegation from "./delegation.ts";
import * as emission from "./emission.ts";
import * as epochs from "./epochs.ts";
import * as keys from "./keys.ts";
import * as leases from "./leases.ts";
import * as limits from "./limits.ts";
import * as locks from "./locks.ts";
import * as mechanisms from "./mechanisms.ts";
import * as networks from "./networks.ts";
import * as neurons from "./neurons.ts";
import * as parameters from "./parameters.ts";
import * as pools from "./pools.ts";
import * as registration from "./registration.ts";
import * as rootClaims from "./rootClaims.ts";
import * as stake from "./stake.ts";
import * as votingPower from "./votingPower.ts";

/** Every storage item of the pallet, for its metadata. */
export const storage = {
  ...networks,
  ...pools,
  ...emission,
  ...epochs,
  ...neurons,
  ...consensus,
  ...parameters,
  ...registration,
  ...stake,
  ...rootClaims,
  ...delegation,
  ...locks,
  ...keys,
  ...commits,
  ...limits,
  ...mechanisms,
  ...leases,
  ...votingPower,
};
