import { BadOrigin, fail } from "./errors.ts";
import type { RuntimeCall } from "./runtimeCall.ts";

/** Returns whether an origin may make a call. */
export type CallFilter = (call: RuntimeCall) => boolean;

/** Party on whose behalf a call is dispatched. A filter travels with the origin into nested calls. */
export type Origin =
  | { readonly type: "Root" }
  | { readonly type: "Signed"; readonly who: Uint8Array; readonly filters?: readonly CallFilter[] }
  | { readonly type: "None"; readonly filters?: readonly CallFilter[] };

/** The chain itself (sudo, governance). */
export const ROOT_ORIGIN: Origin = { type: "Root" };
/** Nobody: inherents and unsigned transactions. */
export const NO_ORIGIN: Origin = { type: "None" };

/** The origin of an account that signed. */
export function signed(who: Uint8Array): Origin {
  return { type: "Signed", who };
}

/**
 * The same origin, further restricted: calls that `filter` refuses fail, nested ones as well. Root is never restricted.
 */
export function withFilter(origin: Origin, filter: CallFilter): Origin {
  if (origin.type === "Root") return origin;
  return { ...origin, filters: [...(origin.filters ?? []), filter] };
}

/** The account that signed. Fails with `BadOrigin` for any other origin. */
export function ensureSigned(origin: Origin): Uint8Array {
  return origin.type === "Signed" ? origin.who : fail(BadOrigin);
}

/** Fails with `BadOrigin` unless the chain itself calls. */
export function ensureRoot(origin: Origin): void {
  if (origin.type !== "Root") fail(BadOrigin);
}

/** Fails with `BadOrigin` unless nobody signed. */
export function ensureNone(origin: Origin): void {
  if (origin.type !== "None") fail(BadOrigin);
}

/** Returns whether the chain itself calls. */
export function isRoot(origin: Origin): boolean {
  return origin.type === "Root";
}
