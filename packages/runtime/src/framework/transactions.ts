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

/** Reason for which a transaction is refused. */
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

/** Context in which an unsigned transaction is validated. */
export interface UnsignedContext {
  readonly state: State;
  readonly source: TransactionSource;
}

/**
 * Checks of a pallet's rules wherever a signed call is made. They run several times on its way, each time for a reason:
 * in the pool and at the beginning of its turn in a block, so that a transaction that would fail is refused with a code
 * and costs nothing; and at its dispatch, over the state that extensions and calls before it left, for calls inside
 * others too, of which no extension knows.
 */
export interface CallGuards {
  /** Fails, as a call does, when `who` may not make `call` now. */
  check(state: State, who: Uint8Array, call: RuntimeCall): void;
  /** The code by which the pool names a failure of {@link check}. */
  code(error: DispatchError): number;
  /** Cost of the checks for this call, which its fee covers. */
  weight(call: RuntimeCall): WeightSpec;
}

/** Fee that is due, and by whom. */
export interface DueFee {
  readonly payer: Uint8Array;
  readonly call: RuntimeCall;
  /** Rao, tip included. */
  readonly amount: bigint;
}

/** Payment of fees when the payer has not enough TAO. */
export interface AlternativePayment {
  /** Returns whether a fee could be paid otherwise. */
  canPay(state: State, fee: DueFee): boolean;
  /** Pays it to `author` (nobody: it is burned); `false` when that fails. */
  pay(state: State, fee: DueFee, author: Uint8Array | undefined): boolean;
}

/** Rules of a pallet for transactions before they are dispatched. Everything is optional. */
export interface TransactionRules {
  /** Refuses ({@link invalid}) a signed transaction of which `call` is the outermost call. */
  validate?(state: State, who: Uint8Array, call: RuntimeCall): void;
  readonly guards?: CallGuards;
  /** Returns the longest era, in blocks, of transactions with this call, if it has one; they must be mortal. */
  longestEra?(call: RuntimeCall): number | undefined;
  /** Returns what is added to the priority. */
  extraPriority?(call: RuntimeCall): bigint;
  /**
   * Returns whether a transaction of which `call` is the outermost call costs its signer nothing although the call does
   * otherwise.
   */
  waivesFee?(state: State, who: Uint8Array, call: RuntimeCall): boolean;
  /**
   * Returns whether `who` may use the room and the priority of operational calls for this one; for others it is a
   * normal call.
   */
  mayOperate?(state: State, who: Uint8Array, call: RuntimeCall): boolean;
  readonly alternativePayment?: AlternativePayment;
  /** Validates an unsigned transaction of the pallet; refuses it by {@link invalid}. */
  validateUnsigned?(context: UnsignedContext, call: PalletCall): ValidTransaction;
  /** Returns whether a call may be made by anybody but the chain itself at this time. */
  allows?(state: State, call: RuntimeCall): boolean;
}
