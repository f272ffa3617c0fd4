import { apiMethod, runtimeApi } from "../../../framework/index.ts";
import { TaoBalance } from "../../../primitives/amounts.ts";
import { networkLockCost } from "../lifecycle/lockCost.ts";

/** SubnetRegistrationRuntimeApi: what a subnet costs. */
export const SubnetRegistrationRuntimeApi = runtimeApi({
  name: "SubnetRegistrationRuntimeApi",
  version: 1,
  docs: "Registration of subnets.",
  methods: {
    getNetworkRegistrationCost: apiMethod({
      args: {},
      output: TaoBalance,
      docs: "TAO (rao) that the next subnet locks.",
      run: ({ state }) => networkLockCost(state),
    }),
  },
});
