import { U64F64, U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { SubnetRootSellTao } from "../../subtensorStorage/index.ts";
import type { TaoCredit } from "../ledger/tao.ts";
import { distributeEmission } from "./distribute.ts";
import { drainPending } from "./drain.ts";
import { inject } from "./inject.ts";
import { emitToParticipants } from "./participants.ts";
import { isRootPaid, subnetShares } from "./shares.ts";
import { subnetTerms } from "./terms.ts";

/**
 * Gives the block's TAO to the emitting subnets, their alpha to those who wait for it, and runs the epochs that are due
 * (protocol: consensus §2.4). TAO that no subnet can take is not
 * made, and will be emitted later.
 */
export function runCoinbase(state: State, credit: TaoCredit, subnets: readonly number[]): void {
  SubnetRootSellTao.clear(state);
  const emission = U64F64.fromInteger(credit.remaining);
  const tao = subnetShares(state, subnets).map((share) => U96F32.from(U64F64, U64F64.mul(emission, share)));
  const rootIsPaid = isRootPaid(state, subnets);
  const terms = subnets.map((netuid, k) => subnetTerms(state, netuid, tao[k] ?? U96F32.zero));
  terms.reduce((rest, each) => inject(state, each, rest), credit);
  for (const each of terms) emitToParticipants(state, each, rootIsPaid);
  for (const drained of drainPending(state)) distributeEmission(state, drained);
}
