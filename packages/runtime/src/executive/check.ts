/**
 * Checks of an extrinsic before anything is done, the cheapest first: those that take a few reads, then the weight of
 * the call, then the signature, then those that may take as much as the call itself.
 *
 * @packageDocumentation
 */

import { CodecError } from "@opentao/codec";
import type { TransactionSource, ValidTransaction } from "@opentao/codec/primitives";
import {
  type BoundExtension,
  type Envelope,
  envelopeWeight,
  extensionWeight,
  type Transaction,
} from "../extensions/index.ts";
import {
  addWeights,
  type CallInfo,
  invalid,
  type RefusalReason,
  type RuntimeCall,
  type State,
  TransactionRefused,
} from "../framework/index.ts";
import type { ExtrinsicCost } from "../pallets/system/blockWeight.ts";
import { type Extrinsic, type ReadExtrinsic, signedBytes, signedPayload } from "./extrinsic.ts";
import { isInherent } from "./inherents.ts";
import type { RuntimeParts } from "./runtimeParts.ts";
import { isSignedBy } from "./signature.ts";
import { combine, NEUTRAL, validityBy } from "./validity.ts";

/** Extrinsic whose signature, if it has one, was verified. */
export interface Checked {
  readonly call: RuntimeCall;
  readonly info: CallInfo;
  readonly cost: ExtrinsicCost;
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
  { extrinsic, length }: ReadExtrinsic,
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
  const payload = signedPayload(extrinsic, { state, ...version });
  const { extensions, signature } = extrinsic;
  const price = priceOf(parts, state, who, { call, length, signature: signature.type });
  const transaction: Transaction = {
    ...{ state, runtime, pallets, who, call, length, forPool },
    get info() {
      return price().info;
    },
    get cost() {
      return price().cost;
    },
  };
  const validity = validityBy(extensions, transaction, { cheap: true });
  if (!isSignedBy(state, who, { signature, message: signedBytes(payload) })) invalid("BadProof");
  return { call, ...price(), signed: { transaction, extensions, validity } };
}

/** Weighs the call, with all in it, when it is first asked for: who is refused before that costs a few reads. */
function priceOf(
  parts: RuntimeParts,
  state: State,
  who: Uint8Array,
  envelope: Envelope,
): () => Pick<Checked, "info" | "cost"> {
  let price: Pick<Checked, "info" | "cost"> | undefined;
  return () => {
    if (price === undefined) {
      const info = signedInfo(parts, state, who, envelope.call);
      const weight = addWeights(info.weight, extensionWeight(parts.pallets, envelope));
      price = { info, cost: { weight, class: info.class, length: envelope.length } };
    }
    return price;
  };
}

/**
 * Cost of a call as a transaction of its signer: free when a pallet lets it through, operational only when the signer
 * may operate. Strangers could otherwise take the room kept for operators, and the front of every queue.
 */
export function signedInfo(
  { pallets, dispatcher }: Pick<RuntimeParts, "pallets" | "dispatcher">,
  state: State,
  who: Uint8Array,
  call: RuntimeCall,
): CallInfo {
  const declared = dispatcher.info(state, call, who);
  const isWaived = pallets.some(({ transactions }) => transactions?.waivesFee?.(state, who, call) === true);
  const isNormal =
    declared.class === "Operational" &&
    !pallets.some(({ transactions }) => transactions?.mayOperate?.(state, who, call) === true);
  return {
    weight: declared.weight,
    class: isNormal ? "Normal" : declared.class,
    paysFee: declared.paysFee && !isWaived,
  };
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
