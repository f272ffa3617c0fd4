/**
 * Runtime APIs of SubtensorModule: what clients ask instead of reading storage (protocol: clients §b).
 *
 * @packageDocumentation
 */

import { DelegateInfoRuntimeApi } from "./delegateInfoApi.ts";
import { NeuronInfoRuntimeApi } from "./neuronInfoApi.ts";
import { SubnetRegistrationRuntimeApi } from "./registrationApi.ts";
import { StakeInfoRuntimeApi } from "./stakeInfoApi.ts";
import { SubnetInfoRuntimeApi } from "./subnetInfoApi.ts";

/** All of them. */
export const apis = [
  DelegateInfoRuntimeApi,
  NeuronInfoRuntimeApi,
  SubnetInfoRuntimeApi,
  StakeInfoRuntimeApi,
  SubnetRegistrationRuntimeApi,
];
