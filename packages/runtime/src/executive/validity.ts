/**
 * Validity of a transaction, put together of what its checks say: how it takes part in the pool.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import type { ValidTransaction } from "@opentao/codec/primitives";
import type { BoundExtension, Transaction } from "../extensions/index.ts";
import { min, U64_MAX } from "../primitives/numbers.ts";

/** Validity without tags, priority or end. */
export const NEUTRAL: ValidTransaction = {
  priority: 0n,
  requires: [],
  provides: [],
  longevity: U64_MAX,
  propagate: true,
};

/** Validates a transaction by the cheap extensions, or by all others. @throws TransactionRefused */
export function validityBy(
  extensions: readonly BoundExtension[],
  transaction: Transaction,
  { cheap }: Pick<BoundExtension, "cheap">,
): ValidTransaction {
  let all = NEUTRAL;
  for (const extension of extensions) {
    const more = extension.cheap === cheap ? extension.validate(transaction) : undefined;
    if (more !== undefined) all = combine(all, more);
  }
  return all;
}

/** Joins the validities of two checks: tags of both, the shorter life. */
export function combine(a: ValidTransaction, b: Partial<ValidTransaction>): ValidTransaction {
  const longevity = b.longevity ?? U64_MAX;
  const priority = a.priority + (b.priority ?? 0n);
  return {
    priority: priority > U64_MAX ? U64_MAX : priority,
    requires: union(a.requires, b.requires ?? []),
    provides: union(a.provides, b.provides ?? []),
    longevity: min(longevity, a.longevity),
    propagate: a.propagate && (b.propagate ?? true),
  };
}

function union(a: Uint8Array[], b: Uint8Array[]): Uint8Array[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return [...a, ...b.filter((tag) => !a.some((other) => bytesEqual(tag, other)))];
}
