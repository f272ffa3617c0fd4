import { definePallet, palletCalls } from "../../framework/index.ts";
import { epochCalls } from "./calls/epochs.ts";
import { globalCalls } from "./calls/global.ts";
import { networkCalls } from "./calls/networks.ts";
import { neuronCalls } from "./calls/neurons.ts";
import { registrationCalls } from "./calls/registration.ts";
import { registrationCostCalls } from "./calls/registrationCost.ts";
import { stakingCalls } from "./calls/staking.ts";
import { subnetLimitCalls } from "./calls/subnetLimits.ts";
import { weightCalls } from "./calls/weights.ts";
import { errors, INDEX } from "./errors.ts";
import { events } from "./events.ts";
import { PrecompileEnable } from "./storage.ts";

/**
 * Parameters of the chain and of subnets, set by root or by subnets' owners (protocol: consensus §6, staking §7.14).
 */
export const AdminUtils = definePallet({
  name: "AdminUtils",
  index: INDEX,
  docs: "Parameters of the chain and of subnets.",
  storage: { PrecompileEnable },
  calls: palletCalls({
    ...globalCalls,
    ...subnetLimitCalls,
    ...stakingCalls,
    ...networkCalls,
    ...neuronCalls,
    ...registrationCalls,
    ...registrationCostCalls,
    ...epochCalls,
    ...weightCalls,
  }),
  events,
  errors,
});
