import { definePallet, toWeight } from "../../framework/index.ts";
import { storage } from "../subtensorStorage/index.ts";
import { apis } from "./api/index.ts";
import { blockStep } from "./blockStep.ts";
import { calls } from "./calls/index.ts";
import { constants } from "./constants.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { genesis } from "./genesis.ts";
import { transactions } from "./guards/index.ts";
import { syncIssuance } from "./ledger/tao.ts";

/** Least weight of the block step: what the protocol declares (consensus §2.1). */
const BLOCK_STEP_WEIGHT = { refTime: 110_634_229_000n, reads: 8304, writes: 110 };

/** The pallet of subnets, neurons, weights, stake and emission. */
export const SubtensorModule = definePallet({
  name: "SubtensorModule",
  index: 7,
  path: "pallet_subtensor::pallet",
  docs: "Subnets, neurons, weights, stake and emission.",
  storage,
  calls,
  events,
  errors,
  constants,
  hooks: {
    onInitialize: ({ state }) => {
      const weighed = state.weightOf(() => blockStep(state));
      const declared = toWeight(BLOCK_STEP_WEIGHT);
      return weighed.refTime > declared.refTime ? weighed : declared;
    },
    // Fees without author and the rest of accounts that end leave the issuance past this pallet.
    onFinalize: ({ state }) => syncIssuance(state),
  },
  transactions,
  apis,
  genesis,
});
