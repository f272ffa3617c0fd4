import { type AnyCodec, type Codec, toSnakeCase } from "@opentao/codec";
import type { InherentData } from "@opentao/codec/primitives";
import type { RuntimeApi } from "./api.ts";
import { type ArgsOf, callsCodec, type PalletCalls } from "./calls.ts";
import type { PalletConstants } from "./constants.ts";
import type { Dispatcher } from "./dispatch.ts";
import { errorsCodec, type PalletErrors } from "./errors.ts";
import { eventsCodec, type PalletEvent } from "./events.ts";
import type { GenesisSection } from "./genesis.ts";
import type { PalletCall, RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import type { AnyStorageItem } from "./storage.ts";
import type { TransactionRules } from "./transactions.ts";
import type { WeightSpec } from "./weights.ts";

/** Context in which a hook runs. */
export interface HookContext {
  readonly state: State;
  readonly runtime: Dispatcher;
}

/** Result of a hook: its cost, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: most hooks simply end
export type HookReturn = WeightSpec | undefined | void;

/** Functions that a pallet runs in every block, besides its calls. */
export interface PalletHooks {
  /** Runs at the block's beginning, before extrinsics; returns its cost. */
  onInitialize?(context: HookContext): HookReturn;
  /** Runs at the block's end, after all extrinsics. */
  onFinalize?(context: HookContext): void;
}

/** Call that the author of a block adds. */
export interface Inherent {
  /** Eight characters under which the author supplies data. */
  readonly identifier: string;
  /** The call that follows from the author's data (`undefined`: none). */
  create(state: State, data: Uint8Array | undefined): PalletCall | undefined;
  /** Returns whether a call of the pallet is such a call. */
  is(call: PalletCall): boolean;
  /** Checks the call against this node's data; `fatal` when the block is not to be accepted at all. */
  check(state: State, call: PalletCall, data: Uint8Array | undefined): InherentProblem | undefined;
  /** True when a block without the call is refused. */
  readonly required: boolean;
}

/** Reason for which an inherent is refused. */
export interface InherentProblem {
  readonly fatal: boolean;
  readonly message: string;
}

// biome-ignore lint/suspicious/noExplicitAny: makers of events take different values; only their names matter here
type AnyEvents = Readonly<Record<string, (value: any) => PalletEvent>>;

/** Declaration of a pallet. */
export interface PalletSpec<C extends PalletCalls = PalletCalls> {
  readonly name: string;
  readonly index: number;
  /** Module that metadata names for the pallet's types; `pallet_<name>::pallet` by default. */
  readonly path?: string;
  readonly docs?: string;
  readonly storage?: Readonly<Record<string, AnyStorageItem>>;
  readonly calls?: C;
  readonly events?: AnyEvents;
  readonly errors?: PalletErrors;
  readonly constants?: PalletConstants;
  readonly hooks?: PalletHooks;
  readonly inherent?: Inherent;
  readonly transactions?: TransactionRules;
  readonly apis?: readonly RuntimeApi[];
  /**
   * Writes the pallet's part of the genesis from its section of the configuration (named like the pallet, lower case
   * first).
   */
  genesis?(state: State, section: GenesisSection): void;
}

/** Pallet of which, with others, a runtime is made. */
export interface Pallet<C extends PalletCalls = PalletCalls> extends PalletSpec<C> {
  /** Enumerations that follow from the declaration. */
  readonly codecs: {
    readonly calls?: Codec<PalletCall>;
    readonly events?: AnyCodec;
    readonly errors?: AnyCodec;
  };
  /** A call of this pallet. */
  call<N extends keyof C & string>(name: N, args: ArgsOf<C[N]>): RuntimeCall;
  /** The arguments of `call` when it is this pallet's call `name`. */
  match<N extends keyof C & string>(call: RuntimeCall, name: N): ArgsOf<C[N]> | undefined;
}

/** Declares a pallet. See docs/pallets.md. */
export function definePallet<const C extends PalletCalls = PalletCalls>(spec: PalletSpec<C>): Pallet<C> {
  const path = spec.path ?? `pallet_${toSnakeCase(spec.name)}::pallet`;
  return {
    ...spec,
    codecs: {
      ...(spec.calls === undefined ? {} : { calls: callsCodec(spec.calls, `${path}::Call`) }),
      ...(spec.events === undefined ? {} : { events: eventsCodec(spec.events, `${path}::Event`) }),
      ...(spec.errors === undefined ? {} : { errors: errorsCodec(spec.errors, `${path}::Error`) }),
    },
    call: (name, args) => ({ type: spec.name, value: { type: name, value: args } }),
    match: (call, name) => {
      if (call.type !== spec.name || call.value.type !== name) return undefined;
      // The call was read, or made, by the definition of this name.
      return call.value.value as ArgsOf<C[typeof name]>;
    },
  };
}

/** Text as the eight bytes of an inherent's identifier. */
export function inherentIdentifier(text: string): Uint8Array {
  return new TextEncoder().encode(text.padEnd(8, "\0")).slice(0, 8);
}

/** Returns what the author supplied under an identifier. */
export function inherentDataOf(data: InherentData, identifier: string): Uint8Array | undefined {
  const wanted = inherentIdentifier(identifier);
  return data.data.find(([id]) => id.every((byte, i) => byte === wanted[i]))?.[1];
}
