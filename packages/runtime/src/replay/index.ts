/**
 * Numbers that the runtime tells of, for who replays blocks: why a neuron earned what it earned, and what it would
 * earn if something were different. It is the runtime of the chain that computes; this part listens and arranges.
 *
 * @example
 * ```ts
 * import { createRuntime, MemoryExternalities } from "@opentao/runtime";
 * import { explain, RecordingExternalities, subnetAccount } from "@opentao/runtime/replay";
 *
 * // Why a hotkey earned what it earned on subnet 1 in a block, which follows a state that is at hand.
 * function why(parentState: MemoryExternalities, block: Uint8Array, hotkey: Uint8Array) {
 *   const recording = new RecordingExternalities(parentState);
 *   createRuntime().call("Core_execute_block", block, recording);
 *   const account = subnetAccount(recording.facts, 1);
 *   return account === undefined ? undefined : explain(account, hotkey);
 * }
 *
 * console.log(typeof why); // function
 * ```
 *
 * @packageDocumentation
 */

export { type EpochAccount, type SubnetAccount, subnetAccount } from "./account.ts";
export { type Change, changesOf, type Reason } from "./credits.ts";
export { type Earnings, type EpochEarnings, earningsOf, totalOf } from "./earnings.ts";
export { ReplayError, type ReplayErrorCode } from "./errors.ts";
export { type Explanation, explain, paidHotkeys } from "./explain.ts";
export { type ParameterName, parameters } from "./parameters.ts";
export { type PoolAccount, type PoolBefore, type PoolLine, poolAccount, readPool, readRate } from "./pools.ts";
export type { Quantity, Unit } from "./quantity.ts";
export { type Fact, RecordingExternalities } from "./recording.ts";
export { replayRuntime } from "./runtime.ts";
export type { Input, Party, Step, StepId, SymbolId } from "./step.ts";
export type { Payment, PaymentKind } from "./steps/payments.ts";
export { applyChanges, readParameter, type WhatIfChange } from "./whatIf.ts";
