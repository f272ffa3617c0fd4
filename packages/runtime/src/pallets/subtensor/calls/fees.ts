/**
 * Calls that are free on a chain that began without TAO (deviations F8). Each of them is tried before it enters a
 * block (extensions/charge.ts), so that nobody can fill blocks with it.
 *
 * @packageDocumentation
 */

import type { WeighContext } from "../../../framework/index.ts";
import { subnetsAreFree } from "../lifecycle/lockCost.ts";

/** A call that only costs a fee where accounts could have had TAO from the beginning. */
export const paysUnlessFairLaunch = ({ state }: WeighContext): boolean => !state.params.fairLaunch;

/** A call that costs no fee while subnets cost nothing either. */
export const paysOnceSubnetsCost = ({ state }: WeighContext): boolean => !subnetsAreFree(state);
