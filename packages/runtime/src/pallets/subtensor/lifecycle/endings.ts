import type { State } from "../../../framework/index.ts";
import { commitmentsOf, forgetTimelocked } from "../../commitments/storage.ts";
import { type Ending, EndingSubnets } from "../../subtensorStorage/endings.ts";
import { SubnetTAO } from "../../subtensorStorage/index.ts";
import { rateSweeps } from "../claims/rates.ts";
import { lockSweeps } from "../locks/destroy.ts";
import { goOnWith, REMOVE, removing, type Sweep } from "../sweep.ts";
import { payOutSweeps } from "./payOut.ts";
import { itemSweeps, removeValues } from "./remove.ts";

/** To look at one neuron in the index of encrypted commitments, in picoseconds. */
const INDEXED = 2_000_000;
/** To remove the values of a subnet, in picoseconds. */
const VALUES = 140 * REMOVE;

/** Removes what remains after the sweeps: values, of which root may have written some since the end began. */
function finish(state: State, { netuid, mechanisms }: Ending): number {
  const indexed = forgetTimelocked(state, netuid);
  removeValues(state, netuid, mechanisms);
  SubnetTAO.delete(state, netuid);
  return VALUES + indexed * INDEXED;
}

/** Sweeps of an end between its beginning and its last step, in this order: payments first. */
function sweepsOf(ending: Ending): Sweep[] {
  const { netuid, mechanisms } = ending;
  return [
    ...rateSweeps(netuid),
    ...payOutSweeps(ending),
    ...lockSweeps(netuid),
    ...commitmentsOf(netuid).map(removing),
    ...itemSweeps(netuid, mechanisms),
  ];
}

/**
 * Goes on with the ends of subnets, one after the other, until they have weighed `limit` (deviations, Safety). Nothing
 * can enter such a subnet, so that what one block has counted still holds in the next.
 *
 * @returns what they weighed, in picoseconds
 */
export function continueEndings(state: State, limit: number): number {
  const queue = EndingSubnets.get(state);
  if (queue.length === 0) return 0;
  let weight = 0;
  for (let [ending] = queue; ending !== undefined && weight < limit; [ending] = queue) {
    const sweeps = sweepsOf(ending);
    weight += goOnWith(state, sweeps, ending, limit - weight);
    if (ending.sweep < sweeps.length) break;
    weight += finish(state, ending);
    queue.shift();
  }
  if (queue.length === 0) EndingSubnets.delete(state);
  else EndingSubnets.set(state, queue);
  return weight;
}
