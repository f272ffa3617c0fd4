import type { ErrorCatalog } from "@opentao/base";
import { AXON_ERRORS } from "./axon/errors.ts";
import { CHAIN_ERRORS } from "./chain/errors.ts";
import { NEURON_ERRORS } from "./neuron/errors.ts";
import { SYNAPSE_ERRORS } from "./synapse/errors.ts";
import { WALLET_ERRORS } from "./wallet/errors.ts";

/** Catalogs of all errors of this package. */
export const sdkErrorCatalogs: readonly ErrorCatalog[] = [
  CHAIN_ERRORS,
  WALLET_ERRORS,
  SYNAPSE_ERRORS,
  AXON_ERRORS,
  NEURON_ERRORS,
];
