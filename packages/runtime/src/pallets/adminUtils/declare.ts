/**
 * The kinds of calls of AdminUtils: by whom a parameter may be set, and when (protocol: consensus §6.1).
 *
 * @packageDocumentation
 */

import type { Fields, FieldValues } from "@opentao/codec";
import type { DispatchClass } from "@opentao/codec/primitives";
import { type CallDefinition, call, ensure, type State, type WeightSpec } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { withNeurons } from "../subtensor/calls/costs.ts";
import { paysOnceSubnetsCost } from "../subtensor/calls/fees.ts";
import type { TransactionType } from "../subtensor/rateLimits.ts";
import { subnetExists } from "../subtensorStorage/existence.ts";
import { errors } from "./errors.ts";
import {
  changeByOwner,
  changeByOwnerAtIntervals,
  changeByRoot,
  changeByRootInWindow,
  type ParameterName,
} from "./permissions.ts";

/** Cost of a change of one parameter. */
const WEIGHT = { refTime: 20_000_000, reads: 4, writes: 2 };

/** A change of a parameter of the whole chain. */
export interface GlobalSpec<F extends Fields> {
  readonly index: number;
  readonly args: F;
  readonly docs: string;
  set(state: State, args: FieldValues<F>): void;
}

/** A call by which root sets a parameter of the whole chain. */
export function globalCall<const F extends Fields>(spec: GlobalSpec<F>): CallDefinition<F> {
  const { index, args, docs, set } = spec;
  return call({
    index,
    args,
    weight: WEIGHT,
    docs,
    dispatch: ({ state, origin }, given) => changeByRoot(origin, () => set(state, given)),
  });
}

type OfSubnet<F extends Fields> = { readonly netuid: typeof NetUid } & F;

/** A change of a parameter of one subnet. `args` are those after the subnet's id. */
export interface SubnetSpec<F extends Fields> {
  readonly index: number;
  readonly args: F;
  readonly docs: string;
  /** True when `SubnetDoesNotExist` is checked. */
  readonly mustExist?: boolean;
  readonly class?: DispatchClass;
  /** Cost for each neuron of the subnet, besides that of the call. */
  readonly eachNeuron?: WeightSpec;
  set(state: State, netuid: number, args: FieldValues<F>, owner: Uint8Array | undefined): void;
}

type Change = (owner: Uint8Array | undefined) => void;
type Guard = (
  context: { state: State; origin: Parameters<typeof changeByRoot>[0] },
  netuid: number,
  change: Change,
) => void;

function subnetCall<F extends Fields>(
  spec: SubnetSpec<F>,
  isFreeAtFirst: boolean,
  guard: Guard,
): CallDefinition<OfSubnet<F>> {
  // The id of the subnet goes first; the rest is what the specification says.
  const args = { netuid: NetUid, ...spec.args } as OfSubnet<F>;
  return call({
    index: spec.index,
    args,
    weight: (context, given) => {
      const { netuid } = given as { readonly netuid: number };
      return spec.eachNeuron === undefined ? WEIGHT : withNeurons(WEIGHT, context, netuid, spec.eachNeuron);
    },
    ...(isFreeAtFirst ? { pays: paysOnceSubnetsCost } : {}),
    class: spec.class ?? "Normal",
    docs: spec.docs,
    dispatch: (context, given) => {
      // The values of `args` above.
      const { netuid, ...rest } = given as { netuid: number } & FieldValues<F>;
      guard(context, netuid, (owner) => {
        ensure(spec.mustExist !== true || subnetExists(context.state, netuid), errors.SubnetDoesNotExist);
        spec.set(context.state, netuid, rest as unknown as FieldValues<F>, owner);
      });
    },
  });
}

/** A call by which root sets a parameter of a subnet at any time. */
export function rootCall<const F extends Fields>(spec: SubnetSpec<F>): CallDefinition<OfSubnet<F>> {
  return subnetCall(spec, false, ({ origin }, _netuid, change) => changeByRoot(origin, () => change(undefined)));
}

/** A call by which root sets a parameter of a subnet, but not shortly before its epoch. */
export function windowCall<const F extends Fields>(spec: SubnetSpec<F>): CallDefinition<OfSubnet<F>> {
  return subnetCall(spec, false, ({ state, origin }, netuid, change) =>
    changeByRootInWindow(state, origin, netuid, () => change(undefined)),
  );
}

/**
 * A call by which the owner, each parameter only so often, or root sets a parameter of a subnet, not shortly before its
 * epoch.
 */
export function ownerCall<const F extends Fields>(
  spec: SubnetSpec<F> & { readonly parameter: ParameterName | undefined },
): CallDefinition<OfSubnet<F>> {
  return subnetCall(spec, spec.parameter !== undefined, ({ state, origin }, netuid, change) =>
    changeByOwner(state, origin, netuid, spec.parameter, change),
  );
}

/** Declares a call like {@link ownerCall} whose limit for the owner is in blocks, counted by kind of call. */
export function intervalCall<const F extends Fields>(
  spec: SubnetSpec<F> & { readonly type: TransactionType; blocks(state: State, netuid: number): bigint },
): CallDefinition<OfSubnet<F>> {
  return subnetCall(spec, true, ({ state, origin }, netuid, change) =>
    changeByOwnerAtIntervals(state, origin, netuid, { type: spec.type, blocks: spec.blocks(state, netuid) }, () =>
      change(undefined),
    ),
  );
}
