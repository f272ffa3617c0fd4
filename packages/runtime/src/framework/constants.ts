import type { AnyCodec, Codec, Value } from "@opentao/codec";
import type { ConstantDescription } from "../metadata/description.ts";
import type { ChainParameters } from "../parameters.ts";

/** Declaration of a constant: its type and its value, which may follow from the chain's parameters. */
export interface ConstantSpec<C extends AnyCodec = AnyCodec> {
  readonly type: C;
  readonly value: Value<C> | ((params: ChainParameters) => Value<C>);
  readonly docs: string;
}

/** A constant of a pallet. */
export interface Constant<T> {
  /** Its value on a chain. */
  get(params: ChainParameters): T;
  /** The constant as metadata shows it. */
  describe(params: ChainParameters): ConstantDescription;
}

/** Constants of a pallet by name. */
export type PalletConstants = Readonly<Record<string, Constant<unknown>>>;

type Types = Readonly<Record<string, AnyCodec>>;
type Specs<T extends Types> = { readonly [K in keyof T]: ConstantSpec<T[K]> };

/** Declares the constants of a pallet, as metadata shows them. */
export function palletConstants<const T extends Types>(
  specs: Specs<T>,
): {
  readonly [K in keyof T]: Constant<Value<T[K]>>;
} {
  const entries = Object.entries<ConstantSpec>(specs).map(([name, spec]) => [name, constant(name, spec)]);
  // One constant for every name of the specification, which is what the result's type says.
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Constant<Value<T[K]>> };
}

function constant(name: string, { type, value, docs }: ConstantSpec): Constant<unknown> {
  const codec: Codec<unknown> = type;
  const get = (params: ChainParameters): unknown => (typeof value === "function" ? value(params) : value);
  return {
    get,
    describe: (params) => ({ name, type: codec.type, value: codec.encode(get(params)), docs: [docs] }),
  };
}
