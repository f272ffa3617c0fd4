import {
  type Codec,
  type Fields,
  type FieldValues,
  named,
  type Reader,
  struct,
  type TypeRef,
  type Writer,
} from "@opentao/codec";
import type { ValidTransaction, Weight } from "@opentao/codec/primitives";
import type { CallInfo, DispatchError, Dispatcher, Pallet, RuntimeCall, State } from "../framework/index.ts";
import type { ExtrinsicCost } from "../pallets/system/blockWeight.ts";

/** Signed transaction that is being validated or applied. */
export interface Transaction {
  readonly state: State;
  readonly runtime: Dispatcher;
  readonly pallets: readonly Pallet[];
  /** Account of the signer. */
  readonly who: Uint8Array;
  readonly call: RuntimeCall;
  /** Encoded size of the extrinsic, in bytes. */
  readonly length: number;
  /** Cost of the call alone. Computed when first read: the whole call is weighed then. */
  readonly info: CallInfo;
  /** Cost of the extrinsic: call and extensions. Computed when first read, too. */
  readonly cost: ExtrinsicCost;
  /** True when it is validated for the pool, not for the block that is being made. */
  readonly forPool: boolean;
}

/** Outcome of the call, for what is settled after it. */
export interface AfterDispatch {
  /** Actual cost of the extrinsic: call and extensions. */
  readonly weight: Weight;
  readonly paysFee: boolean;
  /** Reason for which the call failed, if it did. */
  readonly error?: DispatchError;
}

/** Settles something after the call. */
export type Settlement = (after: AfterDispatch) => void;

// biome-ignore lint/suspicious/noConfusingVoidType: most extensions add nothing
type Nothing = undefined | void;

/**
 * Declaration of a transaction extension. `T` is what it adds to the extrinsic, `I` what it adds to the signed bytes.
 */
export interface ExtensionSpec<T, I> {
  /** Name by which clients know it. */
  readonly identifier: string;
  /** Codec of what stands in the extrinsic. */
  readonly codec: Codec<T>;
  /** Codec of what is signed without standing in the extrinsic. */
  readonly implicit: Codec<I>;
  implicitValue(context: ImplicitContext, value: T): I;
  /**
   * True when {@link validate} takes a few reads at most besides weighing the call: it then comes before the signature
   * is verified.
   */
  readonly cheap?: boolean;
  /** Refuses the transaction, or says how it takes part in the pool. Writes nothing. */
  validate?(transaction: Transaction, value: T): Partial<ValidTransaction> | Nothing;
  /** Does what precedes the call in a block; may return what is settled after it. */
  prepare?(transaction: Transaction, value: T): Settlement | Nothing;
}

/** Source of the implicit part of the signed bytes. */
export interface ImplicitContext {
  readonly state: State;
  readonly specVersion: number;
  readonly transactionVersion: number;
}

/** A transaction extension. */
export interface TransactionExtension {
  readonly identifier: string;
  readonly type: TypeRef;
  readonly additionalSigned: TypeRef;
  /** Reads its part of an extrinsic. @throws CodecError */
  read(input: Reader): BoundExtension;
}

/** A transaction extension with what an extrinsic says to it. */
export interface BoundExtension {
  /** True when {@link validate} comes before the signature is verified. */
  readonly cheap: boolean;
  writeImplicit(context: ImplicitContext, out: Writer): void;
  validate(transaction: Transaction): Partial<ValidTransaction> | undefined;
  prepare(transaction: Transaction): Settlement | undefined;
}

/** An extension with the value that an extrinsic has for it. */
class Bound<T, I> implements BoundExtension {
  readonly cheap: boolean;
  readonly #spec: ExtensionSpec<T, I>;
  readonly #value: T;

  constructor(spec: ExtensionSpec<T, I>, value: T) {
    this.cheap = spec.cheap ?? false;
    this.#spec = spec;
    this.#value = value;
  }

  writeImplicit(context: ImplicitContext, out: Writer): void {
    this.#spec.implicit.encodeTo(this.#spec.implicitValue(context, this.#value), out);
  }

  validate(transaction: Transaction): Partial<ValidTransaction> | undefined {
    return this.#spec.validate?.(transaction, this.#value) ?? undefined;
  }

  prepare(transaction: Transaction): Settlement | undefined {
    return this.#spec.prepare?.(transaction, this.#value) ?? undefined;
  }
}

/** Declares a transaction extension. */
export function extension<T, I>(spec: ExtensionSpec<T, I>): TransactionExtension {
  const { identifier, codec, implicit } = spec;
  // Most say nothing in the extrinsic: they are the same for each.
  const always = isNothing(codec.type) ? new Bound(spec, codec.decode(new Uint8Array())) : undefined;
  return {
    identifier,
    type: codec.type,
    additionalSigned: implicit.type,
    read: (input) => always ?? new Bound(spec, codec.decodeFrom(input)),
  };
}

const isNothing = ({ def }: TypeRef): boolean => def.kind === "composite" && def.fields.length === 0;

/** Codec of an extension that adds nothing to the extrinsic. */
export function nothing(path: string): Codec<FieldValues<Fields>> {
  return struct<Fields>({}, { path });
}

/** Codec of an extension that adds one value to the extrinsic. */
export function wrapping<T>(codec: Codec<T>, path: string): Codec<T> {
  return named(codec, { path });
}
