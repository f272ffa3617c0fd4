import { type Envelope, extensionWeight } from "../extensions/index.ts";
import { addWeights, type CallInfo, type RuntimeCall, rulesOf, type State } from "../framework/index.ts";
import type { ExtrinsicCost } from "../pallets/system/blockWeight.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

/** Cost of an extrinsic: of its call, and with all around it. */
export interface Price {
  readonly info: CallInfo;
  readonly cost: ExtrinsicCost;
}

/** Weighs the call, with all in it, and what is around it. */
export function priceOf(parts: RuntimeParts, state: State, who: Uint8Array, envelope: Envelope): Price {
  const info = signedInfo(parts, state, who, envelope.call);
  const weight = addWeights(info.weight, extensionWeight(parts.pallets, envelope));
  return { info, cost: { weight, class: info.class, length: envelope.length } };
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
  const isWaived = rulesOf(pallets).some(({ rules }) => rules.waivesFee?.(state, who, call) === true);
  const isNormal =
    declared.class === "Operational" &&
    !rulesOf(pallets).some(({ rules }) => rules.mayOperate?.(state, who, call) === true);
  return {
    weight: declared.weight,
    class: isNormal ? "Normal" : declared.class,
    paysFee: declared.paysFee && !isWaived,
  };
}
