/**
 * Inherents: calls that the author of a block adds by itself, first in the block.
 *
 * @packageDocumentation
 */

import { str, type Value } from "@opentao/codec";
import { type CheckInherentsResult, type InherentData, saysSigned } from "@opentao/codec/primitives";
import { type Inherent, inherentDataOf, inherentIdentifier, type RuntimeCall, type State } from "../framework/index.ts";
import { bareExtrinsic, readExtrinsic, withoutPrefix } from "./extrinsic.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

function inherentOf({ pallets }: RuntimeParts, call: RuntimeCall): Inherent | undefined {
  const inherent = pallets.find(({ name }) => name === call.type)?.inherent;
  return inherent?.is(call.value) === true ? inherent : undefined;
}

/** Returns whether a call is an inherent when nobody signs it. */
export function isInherent(parts: RuntimeParts, call: RuntimeCall): boolean {
  return inherentOf(parts, call) !== undefined;
}

/** The extrinsics that follow from what the author supplies, without length prefixes, in the order of the pallets. */
export function createInherents(parts: RuntimeParts, state: State, data: InherentData): Uint8Array[] {
  return parts.pallets.flatMap(({ name, inherent }) => {
    const value = inherent?.create(state, inherentDataOf(data, inherent.identifier));
    return value === undefined ? [] : [bareExtrinsic({ type: name, value }, parts.dispatcher)];
  });
}

/**
 * Checks a block's inherents against the data of this node; none may be missing. @throws CodecError when an extrinsic
 * that is not signed cannot be read
 */
export function checkInherents(
  parts: RuntimeParts,
  state: State,
  extrinsics: readonly Uint8Array[],
  data: InherentData,
): Value<typeof CheckInherentsResult> {
  const problems = new Map<string, { fatal: boolean; message: string }>();
  const missing = new Set(parts.pallets.flatMap(({ inherent }) => (inherent?.required === true ? [inherent] : [])));
  for (const inBlock of extrinsics) {
    // Nobody signs an inherent.
    if (saysSigned(withoutPrefix(inBlock))) continue;
    // Read here and again by `executeBlock`: the two are calls of their own, and this one may be left out.
    const { call } = readExtrinsic(inBlock, parts.dispatcher).extrinsic;
    const inherent = inherentOf(parts, call);
    if (inherent === undefined) continue;
    missing.delete(inherent);
    const problem = inherent.check(state, call.value, inherentDataOf(data, inherent.identifier));
    if (problem !== undefined) problems.set(inherent.identifier, problem);
  }
  for (const { identifier } of missing) problems.set(identifier, { fatal: true, message: "the inherent is missing" });
  const errors = [...problems].map(([identifier, { message }]): [Uint8Array, Uint8Array] => [
    inherentIdentifier(identifier),
    str.encode(message),
  ]);
  const fatalError = [...problems.values()].some(({ fatal }) => fatal);
  return { okay: problems.size === 0, fatalError, errors: { data: errors } };
}
