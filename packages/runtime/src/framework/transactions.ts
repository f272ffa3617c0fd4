import type { Value } from "@opentao/codec";
import type {
  InvalidTransaction,
  TransactionSource,
  UnknownTransaction,
  ValidTransaction,
} from "@opentao/codec/primitives";
import type { DispatchError } from "./errors.ts";
import type { PalletCall, RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import type { WeightSpec } from "./weights.ts";

/** Thrown where a transaction is refused before it is dispatched. */
export class TransactionRefused extends Error {
  override readonly name = "TransactionRefused";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(`${reason.type}: ${reason.value.type}`);
    this.reason = reason;
  }
}

/** Why a transaction is refused. */
export type RefusalReason =
  | { readonly type: "Invalid"; readonly value: InvalidTransaction }
  | { readonly type: "Unknown"; readonly value: Value<typeof UnknownTransaction> };

/** Refuses the transaction: it can never be applied as it is. */
export function invalid(type: Exclude<InvalidTransaction["type"], "Custom">): never {
  throw new TransactionRefused({ type: "Invalid", value: { type } });
}

/** Refuses the transaction with a code of the chain's own (protocol: consensus §7.6). */
export function invalidCustom(code: number): never {
  throw new TransactionRefused({ type: "Invalid", value: { type: "Custom", value: code } });
}

/** Where an unsigned transaction is judged. */
export interface UnsignedContext {
  readonly state: State;
  readonly source: TransactionSource;
}

/**
 * Checks that hold for a pallet's rules wherever a signed call is made: in the pool, and again at every (nested)
 * dispatch.
 */
export interface CallGuards {
  /** Fails, as a call does, when `who` may not make `call` now. */
  check(state: State, who: Uint8Array, call: RuntimeCall): void;
  /** The code by which the pool names a failure of {@link check}. */
  code(error: DispatchError): number;
  /** Cost of the checks for this call, which its fee covers. */
  weight(call: RuntimeCall): WeightSpec;
}

/** How fees are paid when the payer has not enough TAO. */
export interface AlternativePayment {
  /** Whether the fee (rao) of `call` could be paid otherwise. */
  canPay(state: State, who: Uint8Array, call: RuntimeCall, fee: bigint): boolean;
  /** Pays it to `author` (nobody: it is burned); `false` when that fails. */
  pay(state: State, who: Uint8Array, call: RuntimeCall, fee: bigint, author: Uint8Array | undefined): boolean;
}

/** What a pallet has to say of transactions before they are dispatched. Everything is optional. */
export interface TransactionRules {
  /** Refuses ({@link invalid}) a signed transaction of which `call` is the outermost call. */
  validate?(state: State, who: Uint8Array, call: RuntimeCall): void;
  readonly guards?: CallGuards;
  /** Longest era, in blocks, of transactions with this call; they must be mortal. */
  longestEra?(call: RuntimeCall): number | undefined;
  /** Added to the priority. */
  extraPriority?(call: RuntimeCall): bigint;
  /** Who pays the fee instead of the signer. */
  feePayer?(state: State, who: Uint8Array, call: RuntimeCall): Uint8Array | undefined;
  /**
   * Whether a transaction of which `call` is the outermost call costs its signer nothing although the call does
   * otherwise.
   */
  waivesFee?(state: State, who: Uint8Array, call: RuntimeCall): boolean;
  /** Whether `who` may use the room and the haste of operational calls for this one; for others it is a normal call. */
  mayOperate?(state: State, who: Uint8Array, call: RuntimeCall): boolean;
  readonly alternativePayment?: AlternativePayment;
  /** Judges an unsigned transaction of the pallet; refuses by {@link invalid}. */
  validateUnsigned?(context: UnsignedContext, call: PalletCall): ValidTransaction;
  /** Whether a call may be made by anybody but the chain itself at this time. */
  allows?(state: State, call: RuntimeCall): boolean;
}
