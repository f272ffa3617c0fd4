/**
 * All calls of SubtensorModule, by subject. Names, indices and arguments are those of spec 425.
 *
 * @packageDocumentation
 */

import { palletCalls } from "../../../framework/index.ts";
import { commitCalls } from "./commits.ts";
import { delegationCalls } from "./delegation.ts";
import { lockCalls } from "./locks.ts";
import { moveCalls } from "./moves.ts";
import { networkCalls } from "./networks.ts";
import { registrationCalls } from "./registration.ts";
import { rootClaimCalls } from "./rootClaims.ts";
import { servingCalls } from "./serving.ts";
import { stakingCalls } from "./staking.ts";
import { tempoCalls } from "./tempo.ts";
import { votingPowerCalls } from "./votingPower.ts";
import { weightCalls } from "./weights.ts";

/** Every call of the pallet. */
export const calls = palletCalls({
  ...weightCalls,
  ...commitCalls,
  ...servingCalls,
  ...registrationCalls,
  ...networkCalls,
  ...stakingCalls,
  ...moveCalls,
  ...delegationCalls,
  ...rootClaimCalls,
  ...lockCalls,
  ...tempoCalls,
  ...votingPowerCalls,
});
