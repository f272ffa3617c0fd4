import {
  type Codec,
  CodecError,
  type Fields,
  type FieldValues,
  makeCodec,
  struct,
  toSnakeCase,
  type VariantSpec,
  variant,
} from "@opentao/codec";
import type { DispatchClass } from "@opentao/codec/primitives";
import type { CallInfo, InnerDispatcher } from "./dispatch.ts";
import type { Origin } from "./origins.ts";
import type { PalletCall, RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import type { DispatchOutput, WeightSpec } from "./weights.ts";

/** Context in which a call's cost is computed. */
export interface WeighContext {
  readonly state: State;
  /** Costs of the calls among the arguments, in their order. */
  readonly inner: readonly CallInfo[];
  /** Account that makes the call; `undefined` when nobody does or it is not known. */
  readonly who: Uint8Array | undefined;
}

/** Context in which a call runs. */
export interface CallContext {
  readonly state: State;
  /** Makes the calls inside this one. */
  readonly runtime: InnerDispatcher;
  /** Origin on whose behalf it runs. */
  readonly origin: Origin;
}

/** Result of a call: an output, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: most calls simply end
export type DispatchReturn = DispatchOutput | undefined | void;

/** Property of a call: always the same, or computed from the context and the arguments. */
export type CallProperty<A, T> = T | ((context: WeighContext, args: A) => T);

/** Declaration of a call. */
export interface CallSpec<F extends Fields> {
  /** Index within the pallet. */
  readonly index: number;
  /** Arguments in order. */
  readonly args: F;
  /** Names in metadata of arguments whose TypeScript name does not tell it. */
  readonly argNames?: { readonly [K in keyof F]?: string };
  /**
   * Returns the calls among the arguments. Their declared costs are computed before this one's; each is weighed again
   * when its turn comes.
   */
  inner?(args: FieldValues<F>): readonly RuntimeCall[];
  /** Returns who makes the calls among the arguments, when it is not who makes this one. */
  innerBy?(args: FieldValues<F>, who: Uint8Array | undefined): Uint8Array | undefined;
  /**
   * True when {@link weight} stands for the calls among the arguments whatever they weigh: for root, who says it. Not
   * by default.
   */
  readonly outweighsInner?: boolean;
  /** Declared cost, the fee's base. */
  readonly weight: CallProperty<FieldValues<F>, WeightSpec>;
  /** True when a fee is due, which it is by default. */
  readonly pays?: CallProperty<FieldValues<F>, boolean>;
  /** Share of the block it may use; `Normal` by default. */
  readonly class?: CallProperty<FieldValues<F>, DispatchClass>;
  readonly docs: string;
  /** Runs the call. Fails by `fail` and the like; what was written is then undone. */
  dispatch(context: CallContext, args: FieldValues<F>): DispatchReturn;
}

/** A call of a pallet. */
export interface CallDefinition<F extends Fields = Fields> {
  readonly index: number;
  readonly docs: string;
  /** Arguments as one struct. */
  readonly args: Codec<FieldValues<F>>;
  inner(args: FieldValues<F>): readonly RuntimeCall[];
  innerBy(args: FieldValues<F>, who: Uint8Array | undefined): Uint8Array | undefined;
  readonly outweighsInner: boolean;
  weight(context: WeighContext, args: FieldValues<F>): WeightSpec;
  pays(context: WeighContext, args: FieldValues<F>): boolean;
  class(context: WeighContext, args: FieldValues<F>): DispatchClass;
  dispatch(context: CallContext, args: FieldValues<F>): DispatchReturn;
}

/** Calls of a pallet by their TypeScript name. */
export type PalletCalls = Readonly<Record<string, CallDefinition>>;

/** Arguments of a call. */
export type ArgsOf<C> = C extends CallDefinition<infer F> ? FieldValues<F> : never;

const NO_CALLS: readonly RuntimeCall[] = [];

function property<A, T extends object | string | boolean>(
  given: CallProperty<A, T>,
): (context: WeighContext, args: A) => T {
  // A property is never itself a function.
  return typeof given === "function" ? (given as (context: WeighContext, args: A) => T) : () => given;
}

/** Declares a call. */
export function call<const F extends Fields>(spec: CallSpec<F>): CallDefinition<F> {
  return {
    index: spec.index,
    docs: spec.docs,
    args: struct(spec.args, spec.argNames === undefined ? {} : { fieldNames: spec.argNames }),
    inner: spec.inner ?? (() => NO_CALLS),
    innerBy: spec.innerBy ?? ((_args, who) => who),
    outweighsInner: spec.outweighsInner ?? false,
    weight: property(spec.weight),
    pays: property<FieldValues<F>, boolean>(spec.pays ?? true),
    class: property<FieldValues<F>, DispatchClass>(spec.class ?? "Normal"),
    dispatch: spec.dispatch,
  };
}

/** Declares the calls of a pallet. Metadata spells `transferKeepAlive` as `transfer_keep_alive`. */
export function palletCalls<const C extends PalletCalls>(calls: C): C {
  return calls;
}

/** Codec of the enumeration of a pallet's calls. */
export function callsCodec(calls: PalletCalls, path: string): Codec<PalletCall> {
  const entries = Object.entries(calls);
  const byName = new Map(entries);
  const byIndex = new Map(entries.map(([name, definition]) => [definition.index, { name, args: definition.args }]));
  const variants: Record<string, VariantSpec> = {};
  for (const [name, { index, args, docs }] of entries) variants[toSnakeCase(name)] = { index, codec: args, docs };
  const { type } = variant(variants, { path });
  return makeCodec<PalletCall>(
    type,
    (value, out) => {
      const definition = byName.get(value?.type);
      if (definition === undefined) throw new CodecError("UNKNOWN_VARIANT", `${path} has no call ${value?.type}`);
      out.u8(definition.index);
      definition.args.encodeTo(value.value, out);
    },
    (input) => {
      const index = input.u8();
      const found = byIndex.get(index);
      if (found === undefined) throw new CodecError("UNKNOWN_VARIANT", `${path} has no call with index ${index}`);
      return { type: found.name, value: found.args.decodeFrom(input) };
    },
  );
}
