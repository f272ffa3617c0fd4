import { type AnyCodec, type Value, type VariantSpec, variant } from "@opentao/codec";
import { type ArithmeticError, DispatchError, type TokenError } from "@opentao/codec/primitives";
import type { DispatchOutput } from "./weights.ts";

export { DispatchError };

/** Thrown by a call that fails. The dispatcher undoes what the call wrote and reports {@link error}. */
export class DispatchFailure extends Error {
  override readonly name = "DispatchFailure";
  /** Error that the chain reports. */
  readonly error: DispatchError;
  /** Actual cost of the call, as far as it is known although it failed. */
  readonly output: DispatchOutput;

  constructor(error: DispatchError, output: DispatchOutput = {}) {
    super(describe(error));
    this.error = error;
    this.output = output;
  }
}

/** Ends the call with an error. */
export function fail(error: DispatchError): never {
  throw new DispatchFailure(error);
}

/** Ends the call with `error` unless `condition` holds. */
export function ensure(condition: boolean, error: DispatchError): asserts condition {
  if (!condition) throw new DispatchFailure(error);
}

/** The origin may not make this call. */
export const BadOrigin: DispatchError = { type: "BadOrigin" };
/** An address names no account. */
export const CannotLookup: DispatchError = { type: "CannotLookup" };

/** A failure of token movements. */
export function tokenError(type: Value<typeof TokenError>["type"]): DispatchError {
  return { type: "Token", value: { type } };
}

/** A failure of a calculation. */
export function arithmeticError(type: Value<typeof ArithmeticError>["type"]): DispatchError {
  return { type: "Arithmetic", value: { type } };
}

/** One error of a pallet. */
export interface ErrorSpec {
  readonly index: number;
  /** Sentence on what went wrong and what to do; clients show it. */
  readonly docs: string;
}

const specs = new WeakMap<object, Readonly<Record<string, ErrorSpec>>>();

/** Errors of a pallet by name, as {@link fail} and {@link ensure} take them. */
export type PalletErrors<S extends Readonly<Record<string, ErrorSpec>> = Readonly<Record<string, ErrorSpec>>> = {
  readonly [K in keyof S]: DispatchError;
};

/**
 * Declares the errors of a pallet.
 *
 * @param palletIndex - the pallet's index in the runtime
 */
export function palletErrors<const S extends Readonly<Record<string, ErrorSpec>>>(
  palletIndex: number,
  errors: S,
): PalletErrors<S> {
  const entries = Object.entries(errors).map(([name, { index }]): [string, DispatchError] => [
    name,
    { type: "Module", value: { index: palletIndex, error: Uint8Array.of(index, 0, 0, 0) } },
  ]);
  // One entry for every name of S, which is what PalletErrors says.
  const result = Object.fromEntries(entries) as PalletErrors<S>;
  specs.set(result, errors);
  return result;
}

/** The enumeration of a pallet's errors, for metadata. */
export function errorsCodec(errors: PalletErrors, path: string): AnyCodec {
  const variants: Record<string, VariantSpec> = {};
  for (const [name, { index, docs }] of Object.entries(declaredErrors(errors))) variants[name] = { index, docs };
  return variant(variants, { path });
}

/** Returns the errors of a pallet as they were declared, by name. */
export function declaredErrors(errors: PalletErrors): Readonly<Record<string, ErrorSpec>> {
  return specs.get(errors) ?? {};
}

/** Returns whether two dispatch errors are the same. */
export function sameError(a: DispatchError, b: DispatchError): boolean {
  const x = DispatchError.encode(a);
  const y = DispatchError.encode(b);
  return x.length === y.length && x.every((byte, i) => byte === y[i]);
}

function describe(error: DispatchError): string {
  if (error.type === "Module")
    return `error ${error.value.error[0] ?? 0} of the pallet with index ${error.value.index}`;
  if (error.type === "Token" || error.type === "Arithmetic") return `${error.type} ${error.value.type}`;
  return error.type;
}

/** Result of `action`, or nothing when it fails as a call does. Writes are not undone: for functions that only read. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}
