import * as z from "zod";
import type { Errors } from "../descriptors/generated/error.ts";
import { TransactionFailure } from "./errors.ts";
import { chainErrorOf } from "./refusals/chainErrors.ts";
import { cureOf } from "./refusals/cures.ts";
import type { RuntimeTypes } from "./runtime/runtimeTypes.ts";

const moduleError = z.object({
  type: z.literal("Module"),
  value: z.union([
    z.object({ index: z.number(), error: z.string() }),
    // Events carry module errors already named, where the metadata's outer error type is used.
    z.object({ type: z.string(), value: z.object({ type: z.string() }) }),
  ]),
});
const otherError = z.object({ type: z.string(), value: z.unknown().optional() });
const UNKNOWN = "Use a newer version of this software, which may know this error.";

/** A text of the metadata as a part of a sentence. */
function withoutStop(docs: string): string {
  return docs.replace(/\.\s*$/, "");
}

/** Explains a `DispatchError` as events hold it. `fee` is what was paid all the same, in rao. */
export function dispatchFailure(types: RuntimeTypes, error: unknown, fee: bigint): TransactionFailure {
  const module = moduleError.safeParse(error).data;
  if (module !== undefined) {
    const [owner, code] =
      "type" in module.value
        ? [module.value.type, module.value.value.type]
        : [module.value.index, Number.parseInt(module.value.error.slice(2, 4), 16)];
    const known = types.error(owner, code);
    const [pallet, name] = [known?.pallet ?? String(owner), known?.name ?? String(code)];
    const meaning = withoutStop(known?.docs ?? "");
    return new TransactionFailure(pallet, name, { meaning, cure: cureOf(pallet, name) ?? UNKNOWN, fee });
  }
  const other = otherError.safeParse(error).data;
  const inner = otherError.safeParse(other?.value).data;
  const name = other === undefined ? "Unknown" : inner === undefined ? other.type : `${other.type}.${inner.type}`;
  const [meaning, cure] = chainErrorOf(name) ?? ["", UNKNOWN];
  return new TransactionFailure(undefined, name, { meaning, cure, fee });
}

/** True for a transaction that failed in a block with one of these errors of a pallet. */
export function failedWith<Pallet extends keyof Errors>(
  error: unknown,
  pallet: Pallet,
  ...names: readonly (keyof Errors[Pallet])[]
): error is TransactionFailure {
  const known: readonly PropertyKey[] = names;
  return error instanceof TransactionFailure && error.pallet === pallet && known.includes(error.error);
}
