/**
 * Checks of an extrinsic before anything is done, the cheapest first: those that take a few reads, then the weight of
 * the call, then the signature, then those that may take as much as the call itself.
 *
 * @packageDocumentation
 */

import { CodecError } from "@opentao/codec";
import type { TransactionSource, ValidTransaction } from "@opentao/codec/primitives";
import { type BoundExtension, envelopeWeight, type Transaction } from "../extensions/index.ts";
import {
  addWeights,
  type Dispatcher,
  invalid,
  type Pallet,
  type RefusalReason,
  type RuntimeCall,
  type State,
  TransactionRefused,
} from "../framework/index.ts";
import { type Extrinsic, type ReadExtrinsic, withSignedBytes } from "./extrinsic.ts";
import { isInherent } from "./inherents.ts";
import { type Price, priceOf } from "./price.ts";
import type { RuntimeParts } from "./runtimeParts.ts";
import { isSignedBy } from "./signature.ts";
import { combine, NEUTRAL, validityBy } from "./validity.ts";

/** Extrinsic whose signature, if it has one, was verified. */
export interface Checked extends Price {
  readonly call: RuntimeCall;
  /** The signed transaction with its extensions; `undefined` for a bare extrinsic. */
  readonly signed?: SignedTransaction;
}

interface SignedTransaction {
  readonly transaction: Transaction;
  readonly extensions: readonly BoundExtension[];
  /** Validity by the cheap extensions. */
  readonly validity: ValidTransaction;
}

/**
 * Makes the cheap checks, in the order of the extensions, then verifies the signature. Refuses the transaction
 * (`BadProof`, `Payment`, …).
 */
export function checkExtrinsic(
  parts: RuntimeParts,
  state: State,
  { extrinsic, inBlock: { length } }: ReadExtrinsic,
  forPool: boolean,
): Checked {
  const { pallets, dispatcher: runtime, version } = parts;
  const { call } = extrinsic;
  if (extrinsic.type === "Bare") {
    const info = runtime.info(state, call);
    const weight = addWeights(info.weight, envelopeWeight(length));
    return { call, info, cost: { weight, class: info.class, length } };
  }
  const who = lookup(extrinsic.address);
  const { extensions, signature } = extrinsic;
  return withSignedBytes(extrinsic, { state, ...version }, (message) => {
    const price = () => priceOf(parts, state, who, { call, length, signature: signature.type });
    const transaction = new PricedTransaction({ state, runtime, pallets, who, call, length, forPool }, price);
    const validity = validityBy(extensions, transaction, { cheap: true });
    if (!isSignedBy(state, who, { signature, message })) invalid("BadProof");
    const { info, cost } = transaction;
    return { call, info, cost, signed: { transaction, extensions, validity } };
  });
}

/** A transaction that is weighed when its price is first asked for: who is refused before costs a few reads. */
class PricedTransaction implements Transaction {
  readonly state: State;
  readonly runtime: Dispatcher;
  readonly pallets: readonly Pallet[];
  readonly who: Uint8Array;
  readonly call: RuntimeCall;
  readonly length: number;
  readonly forPool: boolean;
  readonly #weigh: () => Price;
  #price: Price | undefined;

  constructor(facts: Omit<Transaction, "info" | "cost">, weigh: () => Price) {
    this.state = facts.state;
    this.runtime = facts.runtime;
    this.pallets = facts.pallets;
    this.who = facts.who;
    this.call = facts.call;
    this.length = facts.length;
    this.forPool = facts.forPool;
    this.#weigh = weigh;
  }

  get info(): Price["info"] {
    this.#price ??= this.#weigh();
    return this.#price.info;
  }

  get cost(): Price["cost"] {
    this.#price ??= this.#weigh();
    return this.#price.cost;
  }
}

function lookup(address: Extract<Extrinsic, { type: "Signed" }>["address"]): Uint8Array {
  if (address.type === "Id") return address.value;
  throw new TransactionRefused({ type: "Unknown", value: { type: "CannotLookup" } });
}

/**
 * Returns why a transaction was refused. Any other error than a refusal, or a value that no storage can hold, is thrown
 * again.
 */
export function refusalOf(error: unknown): RefusalReason {
  if (error instanceof TransactionRefused) return error.reason;
  if (error instanceof CodecError) return { type: "Invalid", value: { type: "Call" } };
  throw error;
}

/** Validates what {@link checkExtrinsic} left: returns how it takes part in the pool, or refuses it. */
export function validateChecked(
  parts: RuntimeParts,
  state: State,
  { call, signed }: Checked,
  source: TransactionSource,
): ValidTransaction {
  if (signed === undefined) return validateBare(parts, state, call, source);
  return combine(signed.validity, validityBy(signed.extensions, signed.transaction, { cheap: false }));
}

function validateBare(
  parts: RuntimeParts,
  state: State,
  call: RuntimeCall,
  source: TransactionSource,
): ValidTransaction {
  if (source === "InBlock" && isInherent(parts, call)) return NEUTRAL;
  const rules = parts.pallets.find(({ name }) => name === call.type)?.transactions;
  if (rules?.validateUnsigned === undefined)
    throw new TransactionRefused({ type: "Unknown", value: { type: "NoUnsignedValidator" } });
  return rules.validateUnsigned({ state, source }, call.value);
}
