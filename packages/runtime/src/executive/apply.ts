import { toSnakeCase, u32 } from "@opentao/codec";
import type { ApplyExtrinsicResult, DispatchEventInfo, Weight } from "@opentao/codec/primitives";
import { RuntimePanic } from "../boundary.ts";
import type { AfterDispatch } from "../extensions/index.ts";
import {
  addWeights,
  type DispatchResult,
  EXTRINSIC_INDEX_KEY,
  invalid,
  minWeight,
  NO_ORIGIN,
  type State,
  signed as signedOrigin,
  toWeight,
} from "../framework/index.ts";
import { type ExtrinsicCost, reserveBlockSpace } from "../pallets/system/blockWeight.ts";
import { events } from "../pallets/system/events.ts";
import { reserveFreeSpace } from "../pallets/system/freeSpace.ts";
import { BASE_EXTRINSIC } from "../pallets/system/limits.ts";
import { ExecutionPhase, ExtrinsicData, InherentsApplied } from "../pallets/system/storage.ts";
import { type Checked, checkExtrinsic, refusalOf, validateChecked } from "./check.ts";
import type { ReadExtrinsic } from "./extrinsic.ts";
import { isInherent } from "./inherents.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

/**
 * Applies an extrinsic to the block that is being made. A refused one leaves nothing behind; one whose call fails
 * leaves its fee, its nonce and the event of its failure.
 *
 * @throws RuntimePanic when an inherent fails in a way that no block can hold
 */
export function applyExtrinsic(parts: RuntimeParts, state: State, extrinsic: ReadExtrinsic): ApplyExtrinsicResult {
  try {
    const outcome = state.step(
      () => stepOf(extrinsic),
      () => state.transactional(() => apply(parts, state, extrinsic)),
    );
    state.flushEvents();
    return { type: "Ok", value: outcome };
  } catch (error) {
    return { type: "Err", value: refusalOf(error) };
  }
}

/** Step of an extrinsic: its outermost call, as metadata spells it. */
function stepOf({ extrinsic: { call } }: ReadExtrinsic): string {
  return `${call.type}.${toSnakeCase(call.value.type)}`;
}

function apply(parts: RuntimeParts, state: State, read: ReadExtrinsic) {
  const { inBlock, extrinsic } = read;
  const checked = checkExtrinsic(parts, state, read, false);
  if (extrinsic.type === "Bare" && isInherent(parts, extrinsic.call)) ensureInherentPhase(state);
  else endInherentPhase(state);
  const index = extrinsicIndex(state);
  // It is its own encoding, and stands in its block for as long as this is kept.
  state.set(ExtrinsicData.key(index), inBlock);
  // All that the pool validated is validated again: the state is another one, and blocks of others met no pool.
  validateChecked(parts, state, checked, "InBlock");
  const { signed } = checked;
  const { result, actual } = signed === undefined ? applyBare(parts, state, checked) : applySigned(checked, signed);
  if (!result.ok && checked.cost.class === "Mandatory") invalid("BadMandatory");
  const dispatchInfo = { ...actual, weight: addWeights(actual.weight, BASE_EXTRINSIC) };
  state.deposit(
    result.ok
      ? events.ExtrinsicSuccess({ dispatchInfo })
      : events.ExtrinsicFailed({ dispatchError: result.error, dispatchInfo }),
  );
  state.set(EXTRINSIC_INDEX_KEY, u32.encode(index + 1));
  ExecutionPhase.set(state, { type: "ApplyExtrinsic", value: index + 1 });
  state.refresh();
  return result.ok ? { type: "Ok" as const, value: undefined } : { type: "Err" as const, value: result.error };
}

/** @throws RuntimePanic when another extrinsic was applied already: inherents come first */
function ensureInherentPhase(state: State): void {
  if (InherentsApplied.get(state))
    throw new RuntimePanic("an inherent stands behind another extrinsic: inherents come first");
}

/** Notes that no further inherent may be applied in this block. */
function endInherentPhase(state: State): void {
  if (!InherentsApplied.get(state)) InherentsApplied.set(state, true);
}

/** Position in the block of the extrinsic that is being applied. */
export function extrinsicIndex(state: State): number {
  const encoded = state.get(EXTRINSIC_INDEX_KEY);
  return encoded === undefined ? 0 : u32.decodeLeading(encoded);
}

interface Applied {
  readonly result: DispatchResult;
  readonly actual: DispatchEventInfo;
}

function applyBare({ dispatcher }: RuntimeParts, state: State, { call, cost, info }: Checked): Applied {
  reserveBlockSpace(state, cost);
  if (cost.class !== "Mandatory") reserveFreeSpace(state, undefined, cost);
  const result = dispatcher.dispatch(state, NO_ORIGIN, call, info.weight);
  return { result, actual: eventInfo(cost, actualCost(result, info.weight, cost.weight, info.paysFee)) };
}

function applySigned(
  { call, cost, info }: Checked,
  { transaction, extensions }: NonNullable<Checked["signed"]>,
): Applied {
  const settlements = extensions.map((extension) => extension.prepare(transaction));
  const result = transaction.runtime.dispatch(transaction.state, signedOrigin(transaction.who), call, info.weight);
  const after = actualCost(result, info.weight, cost.weight, info.paysFee);
  for (const settle of settlements) settle?.(after);
  return { result, actual: eventInfo(cost, after) };
}

function eventInfo(cost: ExtrinsicCost, { weight, paysFee }: AfterDispatch): DispatchEventInfo {
  return { weight, class: { type: cost.class }, paysFee: { type: paysFee ? "Yes" : "No" } };
}

/** Returns the cost after the call: never more than was declared, the extensions' part in full. No failure is free. */
function actualCost(result: DispatchResult, call: Weight, total: Weight, declaredFee: boolean): AfterDispatch {
  const { output } = result;
  const extensions = { refTime: total.refTime - call.refTime, proofSize: total.proofSize - call.proofSize };
  const { actualWeight } = output;
  const weight = actualWeight === undefined ? total : minWeight(addWeights(toWeight(actualWeight), extensions), total);
  if (!result.ok) return { weight, paysFee: true, error: result.error };
  return { weight, paysFee: output.paysFee ?? declaredFee };
}
